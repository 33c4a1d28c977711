/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.store;

import java.util.function.Function;

import io.mayfly.policy.core.decide.Register;
import io.mayfly.policy.core.decide.Registers;
import io.mayfly.runtime.outbox.Outbox;
import io.mayfly.runtime.store.Database;
import jakarta.inject.Singleton;

/** Policy's store in PostgreSQL. */
@Singleton
public class PgRegisters implements Registers {

    private final Database database;
    private final Outbox outbox;

    PgRegisters(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public <T> T transaction(Function<Register, T> work) {
        return database.transaction(transaction -> work.apply(new PgRegister(transaction, outbox)));
    }
}
