/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.codec.Json;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorFactory.Role;
import io.mayfly.connector.Credential;
import io.mayfly.connector.TargetSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL server that was set up as a target by the SQL we print, with SCRAM logins; one
 * for all tests.
 */
final class TestTarget {

    static final Access ORDERS = access("orders", "select");
    static final Access REFUNDS = access("refunds", "select");
    static final String DATABASE = "shop";

    private static final String HBA =
            """
            local all all trust
            host all postgres 127.0.0.1/32 trust
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private static final TestTarget INSTANCE = new TestTarget();

    private final EmbeddedPostgres server;
    private final Path secrets;
    private final Path log;

    private TestTarget() {
        try {
            secrets = Files.createTempDirectory("mayfly-target");
            log = secrets.resolve("server.log");
            server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("shared_buffers", "32MB")
                            .setServerConfig("log_statement", "all")
                            .setServerConfig("post_auth_delay", "0")
                            .setErrorRedirector(ProcessBuilder.Redirect.to(log.toFile()))
                            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            setUp();
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("no PostgreSQL for tests", failed);
        }
    }

    static TestTarget get() {
        return INSTANCE;
    }

    private void setUp() throws IOException, SQLException {
        run("postgres", "create database " + DATABASE);
        run(
                DATABASE,
                """
                create table public.orders (id int primary key, total int);
                insert into public.orders select i, i * 10 from generate_series(1, 1200) i;
                create table public.customers (id int primary key, email text);
                insert into public.customers values (1, 'a@example.com');
                create role mftpl_orders_read nologin;
                grant select on public.orders to mftpl_orders_read;
                """);
        run(DATABASE, TargetSetup.server());
        run(DATABASE, TargetSetup.database(DATABASE));
        run(DATABASE, "set role mayfly_owner;" + TargetSetup.functions());
        run(DATABASE, TargetSetup.template("mftpl_orders_read"));
        run(DATABASE, "insert into mayfly.protected values ('public')");
        for (String login : List.of("svc_issuer", "svc_revoker")) {
            run(DATABASE, "alter role " + login + " password '" + login + "-secret'");
            Files.writeString(secrets.resolve(login), login + "-secret\n");
        }
        Path data = Path.of(ask(DATABASE, "show data_directory"));
        Files.writeString(data.resolve("pg_hba.conf"), HBA);
        ask(DATABASE, "select pg_reload_conf()");
    }

    Connector connector(Role role) {
        JsonNode settings =
                Json.read(
                        """
                        {"host": "127.0.0.1", "port": %d, "database": "shop", "tls": "disable",
                         "issuing": {"user": "svc_issuer", "passwordFile": "svc_issuer"},
                         "ending": {"user": "svc_revoker", "passwordFile": "svc_revoker"},
                         "resources": {"orders": {"relation": "public.orders",
                                                  "templates": {"mftpl_orders_read": ["select"]}}}}
                        """
                                .formatted(server.getPort())
                                .getBytes(StandardCharsets.UTF_8));
        return new PostgresConnectorFactory()
                .open(
                        new TargetSettings(new TargetName("shop"), "postgres", settings, secrets),
                        role);
    }

    /** Runs statements as the super user. */
    void run(String database, String sql) throws SQLException {
        try (Connection connection = superuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as the super user. */
    String ask(String database, String sql) throws SQLException {
        try (Connection connection = superuser(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection superuser(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    /** A connection with a workload's credential. */
    Connection open(Credential credential) throws SQLException {
        return open(credential.coordinates().get("user"), new String(credential.secret().reveal()));
    }

    Connection open(String user, String password) throws SQLException {
        Properties login = new Properties();
        login.put("user", user);
        login.put("password", password);
        return DriverManager.getConnection(url(DATABASE), login);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
    }

    /** All that the server has logged so far. */
    String log() {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Access access(String resource, String action) {
        return Access.of(
                new TargetName("shop"), new ResourceName(resource), List.of(new Action(action)));
    }
}
