/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;
import io.mayfly.revoker.core.Armed;
import io.mayfly.revoker.core.Books;
import io.mayfly.revoker.core.Store;
import io.mayfly.runtime.outbox.Outbox;
import io.mayfly.runtime.store.Database;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** The revoker's store on PostgreSQL. */
@Singleton
public class PgStore implements Store {

    /** A claim outlives the beat that keeps it by a few beats, and a dead replica by no more. */
    private static final double LEASE_SECONDS = 6;

    private static final String DUE =
            """
            SELECT DISTINCT target FROM armed_grant
            WHERE state IN ('marked', 'contained', 'removed')
              AND next_try <= clock_timestamp() AND claimed_until <= clock_timestamp()
            """;

    private static final String CLAIM =
            """
            UPDATE armed_grant SET claimed_by = $3,
                claimed_until = clock_timestamp() + make_interval(secs => $4)
            WHERE id IN (
                SELECT id FROM armed_grant
                WHERE target = $1 AND state IN ('marked', 'contained', 'removed')
                  AND next_try <= clock_timestamp() AND claimed_until <= clock_timestamp()
                ORDER BY (reason = 'expired'), next_try, ended_at
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;

    private static final String KEEP =
            """
            UPDATE armed_grant SET claimed_until = clock_timestamp() + make_interval(secs => $3)
            WHERE id = ANY ($1) AND claimed_by = $2 AND claimed_until > clock_timestamp()
            """;

    private static final String HASTEN =
            """
            UPDATE armed_grant SET next_try = clock_timestamp()
            WHERE target = $1 AND state IN ('marked', 'contained', 'removed')
              AND next_try > clock_timestamp()
            """;

    private final Database database;
    private final Outbox outbox;
    private final UUID replica = UUID.randomUUID();

    PgStore(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public <T> T transaction(Function<Books, T> work) {
        return database.transaction(transaction -> work.apply(new PgBooks(transaction, outbox)));
    }

    @Override
    public Set<TargetName> targetsDue() {
        return database.transaction(
                transaction ->
                        transaction.rows(DUE).stream()
                                .map(row -> new TargetName(row.getString("target")))
                                .collect(Collectors.toSet()));
    }

    @Override
    public List<Armed> claim(TargetName target, int most) {
        return database.transaction(
                transaction ->
                        transaction
                                .rows(CLAIM, Tuple.of(target.value(), most, replica, LEASE_SECONDS))
                                .stream()
                                .map(ArmedRow::read)
                                .toList());
    }

    @Override
    public void keepClaims(Set<GrantId> working) {
        database.transact(
                transaction ->
                        transaction.update(
                                KEEP, Tuple.of(ArmedRow.ids(working), replica, LEASE_SECONDS)));
    }

    @Override
    public void hasten(TargetName target) {
        database.transact(transaction -> transaction.update(HASTEN, Tuple.of(target.value())));
    }
}
