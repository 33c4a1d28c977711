/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.telemetry.Metrics;
import io.mayfly.runtime.channel.InboundRecord;
import io.mayfly.runtime.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Keeps what could not be handled, as it came, with the reason. */
@Singleton
public class Quarantine {

    private static final Logger LOG = Logger.getLogger(Quarantine.class);

    private static final String KEEP =
            """
            INSERT INTO quarantine (topic, partition, "offset", record_key, headers, value, reason,
                detail, appended_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
            """;

    private final Database database;
    private final MeterRegistry meters;

    Quarantine(Database database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    /** Keeps a record. A repeat changes nothing. */
    public void keep(InboundRecord record, RuntimeException reason) {
        String word = word(reason);
        int kept =
                database.transaction(
                        transaction -> transaction.update(KEEP, parameters(record, word, reason)));
        if (kept > 0) {
            LOG.warnf(
                    "record is in quarantine; record=%s, reason=%s, detail=%s",
                    record, word, reason.getMessage());
            meters.counter(
                            Metrics.QUARANTINED_EVENTS,
                            Metrics.LABEL_SOURCE,
                            record.topic(),
                            Metrics.LABEL_REASON,
                            word)
                    .increment();
        }
    }

    private static Tuple parameters(InboundRecord record, String word, RuntimeException reason) {
        return Tuple.tuple()
                .addString(record.topic())
                .addInteger(record.partition())
                .addLong(record.offset())
                .addString(record.key().map(Quarantine::storable).orElse(null))
                .addJsonObject(headers(record))
                .addBuffer(record.value().map(Buffer::buffer).orElse(null))
                .addString(word)
                .addString(storable(Optional.ofNullable(reason.getMessage()).orElse("")))
                .addOffsetDateTime(ArmedRow.time(record.appendTime()));
    }

    /** A header may hold anything, so it is kept as base64. */
    private static JsonObject headers(InboundRecord record) {
        JsonObject json = new JsonObject();
        record.headers()
                .forEach(
                        (name, value) ->
                                json.put(
                                        storable(name), Base64.getEncoder().encodeToString(value)));
        return json;
    }

    /** The store's text has no place for a zero. */
    private static String storable(String text) {
        return text.replace('\0', '?');
    }

    private static String word(RuntimeException reason) {
        return reason instanceof MalformedEvent malformed
                ? malformed.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')
                : "unexpected";
    }
}
