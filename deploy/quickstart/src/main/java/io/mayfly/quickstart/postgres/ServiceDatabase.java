/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.mayfly.common.event.Writer;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.QuickstartException;

/**
 * A database for the five services: for each a schema, an owner that migrates it, and a run-time
 * role that may do only what the migrations grant. Neither sees another's schema.
 */
public record ServiceDatabase(PostgresServer server, String name, Home home) {

    /** The one database of a system. */
    public static final String DEFAULT_NAME = "mayfly";

    /** Creates what is not there yet and sets every password. */
    public ServiceDatabase prepare() {
        try {
            try (Connection connection = server.connect(PostgresServer.SUPERUSER)) {
                createDatabase(connection);
            }
            try (Connection connection = server.connect(name)) {
                for (Writer service : Writer.values()) {
                    prepare(connection, service);
                }
            }
            return this;
        } catch (SQLException failed) {
            throw new QuickstartException(
                    "cannot prepare the database %s: %s".formatted(name, failed.getMessage()),
                    failed);
        }
    }

    /** Host, port and database, as the services' settings want it. */
    public String address() {
        return Ports.HOST + ":" + server.port() + "/" + name;
    }

    /** The role that a service runs as. */
    public static String runtime(Writer service) {
        return "mayfly_" + service.word();
    }

    /** The role that owns a service's schema and migrates it. */
    public static String owner(Writer service) {
        return runtime(service) + "_owner";
    }

    /** The password of one of these roles. */
    public String password(String role) {
        return home.password("db-" + role);
    }

    private void createDatabase(Connection connection) throws SQLException {
        if (exists(connection, "select from pg_database where datname = ?", name)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            statement.execute("revoke all on database " + name + " from public");
        }
    }

    private void prepare(Connection connection, Writer service) throws SQLException {
        for (String role : List.of(owner(service), runtime(service))) {
            Logins.create(connection, role, password(role));
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql :
                    List.of(
                            "grant connect, temporary on database %1$s to %3$s",
                            "grant connect on database %1$s to %4$s",
                            "create schema if not exists %2$s authorization %3$s",
                            "grant usage on schema %2$s to %4$s",
                            "alter role %3$s set search_path = %2$s",
                            "alter role %4$s set search_path = %2$s")) {
                statement.execute(
                        sql.formatted(name, service.word(), owner(service), runtime(service)));
            }
        }
    }

    private static boolean exists(Connection connection, String query, String value)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
