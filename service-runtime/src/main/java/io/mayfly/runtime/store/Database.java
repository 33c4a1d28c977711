/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.store;

import java.util.function.Consumer;
import java.util.function.Function;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * The service's own store, in plain blocking calls for virtual threads. Each statement is awaited
 * for a bounded time; a store that is away is {@link StoreUnavailable}, and the pool connects anew
 * by itself.
 */
@Singleton
public class Database {

    private static final Logger LOG = Logger.getLogger(Database.class);

    private final Pool pool;
    private final Answers answers;

    Database(Pool pool, StoreConfig config) {
        this.pool = pool;
        this.answers = new Answers(config.answerWithin());
    }

    /**
     * Does the work in one transaction and commits it; a failure of the work undoes it.
     *
     * @throws StoreUnavailable if the store is away; after a commit the outcome may be unknown
     * @throws StoreRefused if the data breaks a constraint
     */
    public <T> T transaction(Function<Transaction, T> work) {
        SqlConnection connection = answers.await(pool.getConnection());
        try {
            return transaction(connection, work);
        } finally {
            connection.closeAndForget();
        }
    }

    /** The same for work without a result. */
    public void transact(Consumer<Transaction> work) {
        transaction(
                transaction -> {
                    work.accept(transaction);
                    return true;
                });
    }

    private <T> T transaction(SqlConnection connection, Function<Transaction, T> work) {
        io.vertx.mutiny.sqlclient.Transaction begun = answers.await(connection.begin());
        Transaction transaction = new Transaction(connection, answers);
        T result;
        try {
            result = work.apply(transaction);
        } catch (RuntimeException | Error failure) {
            rollback(begun);
            throw failure;
        }
        answers.await(begun.commit());
        transaction.committed();
        return result;
    }

    /** What cannot be rolled back here is rolled back by the server when the connection ends. */
    private void rollback(io.vertx.mutiny.sqlclient.Transaction begun) {
        try {
            answers.await(begun.rollback());
        } catch (RuntimeException away) {
            LOG.debugf(away, "rollback was not answered");
        }
    }
}
