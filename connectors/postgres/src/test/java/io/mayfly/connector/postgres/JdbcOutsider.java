/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.mayfly.connector.ConnectorContract.Outsider;
import io.mayfly.connector.ConnectorContract.Session;
import io.mayfly.connector.Credential;

/** An outsider who uses plain JDBC. */
record JdbcOutsider(TestTarget target) implements Outsider {

    @Override
    public boolean letIn(Credential credential) {
        try (Connection session = target.open(credential)) {
            return session.isValid(5);
        } catch (SQLException refused) {
            if (refused.getSQLState() != null && refused.getSQLState().startsWith("28")) {
                return false;
            }
            throw new IllegalStateException("neither let in nor refused", refused);
        }
    }

    @Override
    public Session open(Credential credential) {
        try {
            return new JdbcSession(target.open(credential));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public boolean exactly(Credential credential) {
        try (Connection session = target.open(credential)) {
            return reads(session, "orders") && !reads(session, "customers");
        } catch (SQLException refused) {
            return false;
        }
    }

    static boolean reads(Connection session, String table) {
        try (Statement statement = session.createStatement()) {
            statement.executeQuery("select count(*) from " + table).close();
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private record JdbcSession(Connection connection) implements Session {
        @Override
        public boolean alive() {
            return reads(connection, "orders");
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException cut) {
                throw new IllegalStateException(cut);
            }
        }
    }
}
