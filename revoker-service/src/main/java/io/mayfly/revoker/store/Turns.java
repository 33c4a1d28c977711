/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.event.Subject;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Turns between replicas: whoever arms grants of a subject shares a lock, whoever ends it has it
 * alone. Without it, an approval and a cut-off that commit at the same moment would each miss the
 * other. The locks go with the transaction, and are taken in one order.
 */
final class Turns {

    private static final int BUCKETS = 1024;

    /** So that nobody else's advisory locks meet ours. */
    private static final int SPACE = 0x6d66;

    private static final String TAKE =
            """
            SELECT CASE WHEN alone THEN pg_advisory_xact_lock($1, bucket)::text
                        ELSE pg_advisory_xact_lock_shared($1, bucket)::text END
            FROM unnest($2::int[], $3::boolean[]) AS turn (bucket, alone)
            """;

    private Turns() {}

    static void take(Transaction transaction, Set<Subject> arming, Set<Subject> ending) {
        SortedMap<Integer, Boolean> buckets = new TreeMap<>();
        arming.forEach(subject -> buckets.putIfAbsent(bucket(subject), false));
        ending.forEach(subject -> buckets.put(bucket(subject), true));
        if (!buckets.isEmpty()) {
            transaction.rows(
                    TAKE,
                    Tuple.of(
                            SPACE,
                            buckets.keySet().toArray(Integer[]::new),
                            buckets.values().toArray(Boolean[]::new)));
        }
    }

    private static int bucket(Subject subject) {
        return Math.floorMod(subject.text().hashCode(), BUCKETS);
    }
}
