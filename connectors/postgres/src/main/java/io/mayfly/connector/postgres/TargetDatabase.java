/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mayfly.connector.ConnectorException;
import io.mayfly.connector.ConnectorException.Kind;

/**
 * The connections of one login to a target: few, bounded in number and time. Each call is one
 * statement and one transaction of its own.
 */
final class TargetDatabase implements AutoCloseable {

    private static final String CONNECT_SECONDS = "3";
    private static final String SOCKET_SECONDS = "15";
    private static final int WAIT_MILLIS = 5_000;
    private static final int STATEMENT_MILLIS = 10_000;

    private static final Map<String, Kind> OWN_STATES =
            Map.of("MF001", Kind.TOMBSTONED, "MF002", Kind.NOT_CONTAINED, "MF003", Kind.DIFFERS);

    /** Connection lost, resources short, operator intervention, lock or time-out: ask again. */
    private static final List<String> PASSING_CLASSES = List.of("08", "53", "57", "58", "40", "55");

    private final HikariDataSource connections;

    TargetDatabase(PostgresSettings settings, String database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("target-" + database);
        config.setJdbcUrl(
                "jdbc:postgresql://%s:%d/%s".formatted(settings.host(), settings.port(), database));
        config.setUsername(settings.login());
        config.setPassword(password(settings));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(WAIT_MILLIS / 2);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("sslmode", settings.tls());
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
        config.addDataSourceProperty("ApplicationName", "mayfly");
        config.addDataSourceProperty("options", "-c statement_timeout=" + STATEMENT_MILLIS);
        this.connections = new HikariDataSource(config);
    }

    private static String password(PostgresSettings settings) {
        try {
            return Files.readString(settings.passwordFile()).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "password file %s".formatted(settings.passwordFile()), unreadable);
        }
    }

    /**
     * The first column of the rows of one statement, as text.
     *
     * @throws ConnectorException with the kind that the target's answer means
     */
    List<String> ask(String sql, Object... parameters) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    rows.add(Optional.ofNullable(answer.getString(1)).orElse(""));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw meaning(failed);
        }
    }

    private static ConnectorException meaning(SQLException failed) {
        String state = Optional.ofNullable(failed.getSQLState()).orElse("08000");
        Kind kind =
                Optional.ofNullable(OWN_STATES.get(state))
                        .orElse(
                                PASSING_CLASSES.contains(state.substring(0, 2))
                                        ? Kind.UNREACHABLE
                                        : Kind.REFUSED);
        String words =
                Optional.ofNullable(failed.getMessage()).orElse("").lines().findFirst().orElse("");
        return new ConnectorException(kind, "%s (%s)".formatted(words, state), failed);
    }

    @Override
    public void close() {
        connections.close();
    }
}
