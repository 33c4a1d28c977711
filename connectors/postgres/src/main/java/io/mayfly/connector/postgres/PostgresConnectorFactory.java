/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.security.SecureRandom;

import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorFactory;
import io.mayfly.connector.TargetSettings;

/** Opens targets of the kind {@code postgres}. */
public final class PostgresConnectorFactory implements ConnectorFactory {

    @Override
    public String kind() {
        return "postgres";
    }

    @Override
    public Connector open(TargetSettings settings, Role role) {
        return new PostgresConnector(PostgresSettings.of(settings, role), new SecureRandom());
    }
}
