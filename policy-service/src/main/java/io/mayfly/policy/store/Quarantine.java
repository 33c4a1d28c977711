/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.store;

import io.mayfly.common.telemetry.Metrics;
import io.mayfly.runtime.channel.InboundRecord;
import io.mayfly.runtime.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where records go that cannot be read, each once, with the reason. */
@Singleton
public class Quarantine {

    private static final String ADD =
            """
            INSERT INTO quarantine
                (topic, partition, log_offset, reason, record_key, headers, data)
            VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7) ON CONFLICT DO NOTHING
            """;
    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final MeterRegistry meters;

    Quarantine(Database database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    /** Sets a record aside. */
    public void add(InboundRecord record, String reason) {
        int added =
                database.transaction(transaction -> transaction.update(ADD, row(record, reason)));
        if (added > 0) {
            meters.counter(Metrics.QUARANTINED_EVENTS, Metrics.LABEL_SOURCE, record.topic())
                    .increment();
        }
    }

    private static Tuple row(InboundRecord record, String reason) {
        return Tuple.of(record.topic(), record.partition(), record.offset())
                .addString(plain(reason.substring(0, Math.min(reason.length(), LONGEST_REASON))))
                .addString(record.key().map(Quarantine::plain).orElse(null))
                .addString(headers(record))
                .addBuffer(Buffer.buffer(record.value().orElse(new byte[0])));
    }

    private static String headers(InboundRecord record) {
        JsonObject json = new JsonObject();
        record.headers().forEach((name, value) -> json.put(name, plain(new String(value, UTF_8))));
        return json.encode();
    }

    /** PostgreSQL keeps no NUL in text. */
    private static String plain(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
