/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** One transaction on the service's store. Statements are prepared and block until answered. */
public final class Transaction {

    private final SqlConnection connection;
    private final Answers answers;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(SqlConnection connection, Answers answers) {
        this.connection = connection;
        this.answers = answers;
    }

    /** The rows of a query, or those that a statement returns. */
    public List<Row> rows(String sql, Tuple parameters) {
        List<Row> rows = new ArrayList<>();
        execute(sql, parameters).forEach(rows::add);
        return rows;
    }

    /** The rows of a query without parameters. */
    public List<Row> rows(String sql) {
        return rows(sql, Tuple.tuple());
    }

    /**
     * The only row.
     *
     * @throws IllegalStateException if there are several
     */
    public Optional<Row> row(String sql, Tuple parameters) {
        List<Row> rows = rows(sql, parameters);
        if (rows.size() > 1) {
            throw new IllegalStateException("%d rows where one was asked".formatted(rows.size()));
        }
        return rows.stream().findFirst();
    }

    /** Executes a statement and says how many rows it touched. */
    public int update(String sql, Tuple parameters) {
        return execute(sql, parameters).rowCount();
    }

    /** Runs this once the transaction is committed, and not at all if it is not. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    private RowSet<Row> execute(String sql, Tuple parameters) {
        return answers.await(connection.preparedQuery(sql).execute(parameters));
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
