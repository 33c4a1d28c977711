/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.mayfly.common.event.Writer;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.postgres.PostgresServer.Durability;
import io.mayfly.quickstart.shop.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What each role of the services and of the demo target may do. */
class DatabasesIT {

    @TempDir static Path folder;

    private static PostgresServer server;
    private static ServiceDatabase database;
    private static Shop shop;

    @BeforeAll
    static void start() {
        Home home = Home.at(folder.resolve("home"));
        server =
                PostgresServer.start(
                        PostgresBinaries.in(Installation.find().cache()),
                        home,
                        "db",
                        Ports.free().of(Part.DB),
                        Durability.NONE);
        database = new ServiceDatabase(server, "mayfly", home).prepare();
        shop = new Shop(server, home).prepare(Installation.find());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void letsTheOwnerBuildAndTheRunTimeRoleOnlyUse(Writer service) throws SQLException {
        // given
        try (Connection owner = connect(ServiceDatabase.owner(service))) {
            execute(owner, "create table thing (n int)");
            execute(owner, "grant select on thing to " + ServiceDatabase.runtime(service));
        }

        // then
        try (Connection runtime = connect(ServiceDatabase.runtime(service))) {
            execute(runtime, "select n from thing");
            assertDenied(runtime, "insert into thing values (1)");
            assertDenied(runtime, "create table other (n int)");
            assertDenied(runtime, "create table public.other (n int)");
        }
    }

    @Test
    void hidesEverySchemaFromTheOtherServices() throws SQLException {
        // given
        try (Connection owner = connect(ServiceDatabase.owner(Writer.ISSUER))) {
            execute(owner, "create table intent (n int)");
        }

        // then
        for (String role :
                new String[] {
                    ServiceDatabase.runtime(Writer.REVOKER), ServiceDatabase.owner(Writer.REVOKER)
                }) {
            try (Connection other = connect(role)) {
                assertDenied(other, "select n from issuer.intent");
            }
        }
    }

    @Test
    void mayBePreparedAgainWithoutLosingAnything() throws SQLException {
        // when
        database.prepare();
        shop.prepare(Installation.find());

        // then
        try (Connection connection = server.connect(Shop.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from orders")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1200);
        }
    }

    @Test
    void letsTheIssuingLoginProvisionAndNotContain() throws SQLException {
        try (Connection issuer = shopLogin("svc_issuer")) {
            assertDenied(issuer, "select mayfly.contain(gen_random_uuid())");
            assertDenied(issuer, "select count(*) from public.orders");
        }
        try (Connection revoker = shopLogin("svc_revoker")) {
            assertDenied(
                    revoker,
                    "select mayfly.provision_role(gen_random_uuid(), 'mftpl_orders_read', 'x',"
                            + " now())");
            execute(revoker, "select mayfly.contain(gen_random_uuid())");
        }
    }

    private static Connection connect(String role) throws SQLException {
        return server.connect("mayfly", role, database.password(role));
    }

    private static Connection shopLogin(String login) throws SQLException {
        return server.connect(Shop.DATABASE, login, shop.password(login));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertDenied(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        denied -> assertThat(denied.getSQLState()).isEqualTo("42501"));
    }
}
