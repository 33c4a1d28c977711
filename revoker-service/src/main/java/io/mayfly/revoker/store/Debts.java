/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.mayfly.common.access.TargetName;
import io.mayfly.runtime.store.Database;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;

/** How much debt there is on each target. */
@Singleton
public class Debts {

    private static final String SUMS =
            """
            SELECT target, count(*) FILTER (WHERE state = 'marked') AS uncontained,
                min(ended_at) FILTER (WHERE state = 'marked') AS oldest_uncontained,
                count(*) FILTER (WHERE state <> 'marked') AS contained,
                extract(epoch FROM clock_timestamp() - min(ended_at))::float8 AS oldest_seconds
            FROM armed_grant WHERE state IN ('marked', 'contained', 'removed') GROUP BY target
            """;

    private final Database database;

    Debts(Database database) {
        this.database = database;
    }

    /**
     * The debt of one target.
     *
     * @param uncontained grants past their end that could still be used
     * @param contained grants that cannot be used any more and are not proved gone
     * @param oldestSeconds how long the oldest of all has been over
     */
    public record Debt(
            TargetName target,
            long uncontained,
            Optional<Instant> oldestUncontained,
            long contained,
            double oldestSeconds) {}

    /** Every debt, and the store's time of looking. */
    public record Standing(Instant at, List<Debt> debts) {}

    /** Looks. */
    public Standing look() {
        return database.transaction(
                transaction ->
                        new Standing(
                                ArmedRow.instant(
                                        transaction
                                                .rows("SELECT clock_timestamp() AS now")
                                                .getFirst(),
                                        "now"),
                                transaction.rows(SUMS).stream().map(Debts::debt).toList()));
    }

    private static Debt debt(Row row) {
        return new Debt(
                new TargetName(row.getString("target")),
                row.getLong("uncontained"),
                Optional.ofNullable(row.getOffsetDateTime("oldest_uncontained"))
                        .map(time -> time.toInstant()),
                row.getLong("contained"),
                row.getDouble("oldest_seconds"));
    }
}
