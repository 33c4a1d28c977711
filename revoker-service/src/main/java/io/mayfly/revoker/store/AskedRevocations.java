/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.mayfly.common.event.Subject;
import io.mayfly.runtime.store.Database;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Looks up what operators asked for, and what became of it. */
@Singleton
public class AskedRevocations {

    private static final String ENDED =
            """
            SELECT id, target, state, failures, last_error FROM armed_grant
            WHERE (id = ANY ($1) OR task = ANY ($2) OR principal = ANY ($3) OR owner = ANY ($4)
                   OR source = ANY ($5))
              AND reason IS NOT NULL AND changed_at >= $6
            ORDER BY id LIMIT 500
            """;

    private final Database database;

    AskedRevocations(Database database) {
        this.database = database;
    }

    /** One grant that is over. */
    public record Ended(
            UUID grant, String target, String state, int failures, Optional<String> lastError) {}

    /** What was asked, and the grants of it that were not closed before. */
    public record Asked(
            UUID id,
            Subject about,
            String by,
            String note,
            Instant requestedAt,
            List<Ended> grants) {}

    /** What was asked under that id. */
    public Optional<Asked> find(UUID id) {
        return database.transaction(
                transaction ->
                        transaction
                                .row("SELECT * FROM revocation WHERE id = $1", Tuple.of(id))
                                .map(row -> asked(transaction, row)));
    }

    private static Asked asked(Transaction transaction, Row row) {
        Subject about = Subject.parse(row.getString("subject"));
        Instant requestedAt = ArmedRow.instant(row, "requested_at");
        Tuple parameters = Under.of(Set.of(), Set.of(about)).parameters();
        parameters.addOffsetDateTime(ArmedRow.time(requestedAt));
        return new Asked(
                row.getUUID("id"),
                about,
                row.getString("asked_by"),
                row.getString("note"),
                requestedAt,
                transaction.rows(ENDED, parameters).stream().map(AskedRevocations::ended).toList());
    }

    private static Ended ended(Row row) {
        return new Ended(
                row.getUUID("id"),
                row.getString("target"),
                row.getString("state"),
                row.getInteger("failures"),
                ArmedRow.text(row, "last_error"));
    }
}
