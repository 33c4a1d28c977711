/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mayfly.common.event.Event;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The next seqs of some subjects, taken in one statement, and the store's time of the taking. */
final class Counted {

    private static final String TAKE =
            """
            INSERT INTO outbox_subject AS counted (subject, last_seq)
            SELECT subject, events FROM unnest($1::text[], $2::bigint[]) AS stated (subject, events)
            ORDER BY subject
            ON CONFLICT (subject) DO UPDATE SET last_seq = counted.last_seq + EXCLUDED.last_seq
            RETURNING counted.subject, counted.last_seq, clock_timestamp() AS taken_at
            """;

    private final Map<String, Long> next = new HashMap<>();
    private final Instant time;

    Counted(Transaction transaction, List<Fact> facts) {
        Map<String, Long> events = new TreeMap<>();
        facts.forEach(fact -> events.merge(fact.event().subject(), 1L, Long::sum));
        List<Row> rows = transaction.rows(TAKE, parameters(events));
        for (Row row : rows) {
            String subject = row.getString("subject");
            next.put(subject, row.getLong("last_seq") - events.get(subject) + 1);
        }
        this.time = rows.getFirst().getOffsetDateTime("taken_at").toInstant();
    }

    private static Tuple parameters(Map<String, Long> events) {
        return Tuple.tuple()
                .addArrayOfString(events.keySet().toArray(String[]::new))
                .addArrayOfLong(events.values().toArray(Long[]::new));
    }

    long next(Event event) {
        return next.merge(event.subject(), 1L, Long::sum) - 1;
    }

    Instant time() {
        return time;
    }
}
