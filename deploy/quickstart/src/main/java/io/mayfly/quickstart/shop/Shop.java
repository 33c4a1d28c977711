/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.QuickstartException;
import io.mayfly.quickstart.postgres.Logins;
import io.mayfly.quickstart.postgres.PostgresServer;

/**
 * The demo target: a PostgreSQL server that holds a shop and Mayfly's functions, set up by the same
 * SQL that an administrator runs on a server of their own.
 */
public record Shop(PostgresServer server, Home home) {

    public static final String DATABASE = "shop";

    /** The logins of issuer and revoker; two, so that who issues cannot revoke. */
    public static final List<String> SERVICE_LOGINS = List.of("svc_issuer", "svc_revoker");

    private static final List<String> TEMPLATES =
            List.of(
                    "mftpl_orders_read",
                    "mftpl_orders_write",
                    "mftpl_customers_read",
                    "mftpl_products_read");

    /** Fills the server unless that was done, and sets the passwords of the service logins. */
    public Shop prepare(Installation installation) {
        try {
            createDatabase();
            try (Connection connection = server.connect(DATABASE)) {
                if (!answersYes(
                        connection,
                        "select exists (select from pg_namespace where nspname = 'mayfly')")) {
                    fill(connection, installation);
                }
                for (String login : SERVICE_LOGINS) {
                    Logins.create(connection, login, password(login));
                }
            }
            return this;
        } catch (SQLException failed) {
            throw new QuickstartException(
                    "cannot set up the demo target: " + failed.getMessage(), failed);
        }
    }

    /** The password of one of the {@link #SERVICE_LOGINS}. */
    public String password(String login) {
        return home.password(secretName(login));
    }

    /** The name under which that password lies among the secrets. */
    public static String secretName(String login) {
        return Home.TARGETS + "/shop-" + login;
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = server.connect(PostgresServer.SUPERUSER);
                Statement statement = connection.createStatement()) {
            if (!answersYes(
                    connection, "select exists (select from pg_database where datname = 'shop')")) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    /** One transaction, so that a half-filled shop is none. */
    private static void fill(Connection connection, Installation installation) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(text(installation.targetSql().resolve("setup.sql")));
            statement.execute(shop());
            statement.execute("grant create on database shop to mayfly_owner");
            statement.execute("set local role mayfly_owner");
            statement.execute(text(installation.targetSql().resolve("target.sql")));
            statement.execute("reset role");
            statement.execute("insert into mayfly.protected values ('public')");
            for (String template : TEMPLATES) {
                statement.execute(
                        "grant %s to mayfly_owner with admin true, inherit false, set false"
                                .formatted(template));
                statement.execute(
                        "insert into mayfly.allowed values ('%s'::regrole)".formatted(template));
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static boolean answersYes(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static String shop() {
        try (InputStream sql = Shop.class.getResourceAsStream("shop.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
