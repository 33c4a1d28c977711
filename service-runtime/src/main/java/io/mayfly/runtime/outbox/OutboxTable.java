/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.mayfly.runtime.bus.OutboundRecord;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements by which the outbox is emptied. */
final class OutboxTable {

    private static final String LOCK =
            """
            SELECT position, subject, seq, topic, record_key, headers, data,
                extract(epoch FROM clock_timestamp() - created_at)::float8 AS age
            FROM outbox WHERE acknowledged_at IS NULL
            ORDER BY position LIMIT $1 FOR UPDATE SKIP LOCKED
            """;

    /** Read after the locks are held: what another replica acknowledged meanwhile is gone here. */
    private static final String FIRST =
            """
            SELECT subject, min(seq) AS first FROM outbox
            WHERE acknowledged_at IS NULL AND subject = ANY ($1) GROUP BY subject
            """;

    private static final String ACKNOWLEDGE =
            "UPDATE outbox SET acknowledged_at = clock_timestamp() WHERE position = ANY ($1)";

    private static final String PRUNE =
            """
            DELETE FROM outbox WHERE position IN (
                SELECT position FROM outbox
                WHERE acknowledged_at < clock_timestamp() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private OutboxTable() {}

    static List<OutboxRow> lock(Transaction transaction, int most) {
        return transaction.rows(LOCK, Tuple.of(most)).stream().map(OutboxTable::row).toList();
    }

    private static OutboxRow row(Row row) {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("subject"),
                row.getLong("seq"),
                Duration.ofMillis((long) (row.getDouble("age") * 1000)),
                new OutboundRecord(
                        row.getString("topic"),
                        OptionalInt.empty(),
                        row.getString("record_key"),
                        HeaderText.read(row.getJsonObject("headers")),
                        row.getBuffer("data").getBytes()));
    }

    static Map<String, Long> first(Transaction transaction, List<OutboxRow> locked) {
        String[] subjects =
                locked.stream().map(OutboxRow::subject).distinct().toArray(String[]::new);
        return transaction.rows(FIRST, Tuple.tuple().addArrayOfString(subjects)).stream()
                .collect(
                        Collectors.toMap(
                                row -> row.getString("subject"), row -> row.getLong("first")));
    }

    static void acknowledge(Transaction transaction, List<OutboxRow> rows) {
        Long[] positions = rows.stream().map(OutboxRow::position).toArray(Long[]::new);
        transaction.update(ACKNOWLEDGE, Tuple.tuple().addArrayOfLong(positions));
    }

    static int prune(Transaction transaction, Duration olderThan, int most) {
        return transaction.update(PRUNE, Tuple.of((double) olderThan.toSeconds(), most));
    }
}
