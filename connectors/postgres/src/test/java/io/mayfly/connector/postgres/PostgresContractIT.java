/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import io.mayfly.common.access.Access;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorContract;
import io.mayfly.connector.ConnectorFactory.Role;

/** The contract, on a real PostgreSQL server. */
class PostgresContractIT extends ConnectorContract {

    private static final Connector ISSUING = TestTarget.get().connector(Role.ISSUING);
    private static final Connector ENDING = TestTarget.get().connector(Role.ENDING);

    @Override
    protected Connector issuing() {
        return ISSUING;
    }

    @Override
    protected Connector ending() {
        return ENDING;
    }

    @Override
    protected Outsider outsider() {
        return new JdbcOutsider(TestTarget.get());
    }

    @Override
    protected Access offered() {
        return TestTarget.ORDERS;
    }

    @Override
    protected Access notOffered() {
        return TestTarget.REFUNDS;
    }
}
