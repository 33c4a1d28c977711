/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

import io.mayfly.connector.Credential;
import io.mayfly.connector.ProbeResult;

/** One login attempt with a drill's credential. */
final class Probe {

    /**
     * Class 28: invalid authorization specification. Only that is the target's refusal; the rest is
     * not knowing.
     */
    private static final String REFUSED = "28";

    private Probe() {}

    static ProbeResult of(PostgresSettings settings, Credential drill) {
        char[] password = drill.secret().reveal();
        Properties login = new Properties();
        login.put("user", drill.coordinates().getOrDefault("user", ""));
        login.put("password", new String(password));
        login.put("sslmode", settings.tls());
        login.put("connectTimeout", "3");
        login.put("socketTimeout", "5");
        Arrays.fill(password, '\0');
        String url =
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(settings.host(), settings.port(), settings.database());
        try (Connection session = DriverManager.getConnection(url, login)) {
            return session.isValid(5)
                    ? new ProbeResult.LetIn()
                    : new ProbeResult.Unknown("connected, and did not answer");
        } catch (SQLException failed) {
            String state = Optional.ofNullable(failed.getSQLState()).orElse("");
            String answer = state + " " + failed.getMessage();
            return state.startsWith(REFUSED)
                    ? new ProbeResult.Refused(answer)
                    : new ProbeResult.Unknown(answer);
        }
    }
}
