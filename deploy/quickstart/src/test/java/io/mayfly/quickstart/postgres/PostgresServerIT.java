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

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.postgres.PostgresServer.Durability;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresServerIT {

    @TempDir Path folder;

    private PostgresServer server;

    @BeforeEach
    void start() {
        server =
                PostgresServer.start(
                        PostgresBinaries.in(Installation.find().cache()),
                        Home.at(folder.resolve("home")),
                        "db",
                        Ports.free().of(Part.DB),
                        Durability.FULL);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsWhatWasCommittedOverAKill() throws SQLException {
        // given
        execute("create table kept (n int); insert into kept values (42)");

        // when
        server.kill();
        server.restart();

        // then
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select n from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void letsNobodyInWithoutTheRightPassword() {
        assertThatThrownBy(() -> server.connect("postgres", "postgres", "wrong"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void endsWhileAClientIsStillConnected() throws SQLException {
        // given
        try (Connection idle = server.connect("postgres")) {
            assertThat(idle.isValid(1)).isTrue();

            // when
            server.close();

            // then
            assertThat(server.process().alive()).isFalse();
        }
    }

    @Test
    void writesNoStatementIntoItsLog() throws SQLException {
        // when
        assertThatThrownBy(() -> execute("select 'canary-4711' from nowhere"))
                .isInstanceOf(SQLException.class);

        // then
        assertThat(server.process().tail()).contains("nowhere").doesNotContain("canary-4711");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
