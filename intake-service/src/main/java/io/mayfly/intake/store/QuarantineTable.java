/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.store;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mayfly.common.telemetry.Metrics;
import io.mayfly.intake.core.Arrival;
import io.mayfly.intake.core.Quarantined;
import io.mayfly.runtime.store.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Keeps what was not taken, once, with its reason and as much of it as fits. */
@Singleton
public class QuarantineTable {

    private static final Logger LOG = Logger.getLogger(QuarantineTable.class);
    private static final int MOST_BODY = 64 << 10;
    private static final int MOST_TEXT = 1024;

    private static final String INSERT =
            """
            INSERT INTO quarantine
                (source, place, reason, detail, record_key, headers, body, body_bytes, arrived_at)
            VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9)
            ON CONFLICT (place) DO NOTHING
            """;

    private final MeterRegistry metrics;

    QuarantineTable(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void insert(Transaction transaction, List<Quarantined> quarantined) {
        for (Quarantined one : quarantined) {
            if (insert(transaction, one) > 0) {
                transaction.afterCommit(() -> count(one));
            }
        }
    }

    private void count(Quarantined one) {
        String source = one.arrival().source().name().value();
        metrics.counter(Metrics.QUARANTINED_EVENTS, Metrics.LABEL_SOURCE, source).increment();
        LOG.warnf(
                "quarantined; source=%s place=%s reason=%s",
                source, one.arrival().channel(), one.reason());
    }

    private static int insert(Transaction transaction, Quarantined one) {
        Arrival arrival = one.arrival();
        byte[] body = arrival.body().orElse(new byte[0]);
        return transaction.update(
                INSERT,
                Tuple.tuple()
                        .addString(arrival.source().name().value())
                        .addString(arrival.channel())
                        .addString(one.reason())
                        .addString(storable(one.detail()))
                        .addString(arrival.key().map(QuarantineTable::storable).orElse(null))
                        .addString(headers(arrival).toString())
                        .addValue(
                                Buffer.buffer(
                                        Arrays.copyOf(body, Math.min(body.length, MOST_BODY))))
                        .addInteger(body.length)
                        .addOffsetDateTime(arrival.at().atOffset(ZoneOffset.UTC)));
    }

    private static ObjectNode headers(Arrival arrival) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        arrival.headers()
                .forEach(
                        (name, value) ->
                                headers.put(
                                        storable(name),
                                        storable(new String(value, StandardCharsets.UTF_8))));
        return headers;
    }

    /** PostgreSQL stores no NUL, and nobody reads more than this of a header. */
    private static String storable(String text) {
        String plain = text.replace('\0', '?');
        return plain.length() <= MOST_TEXT ? plain : plain.substring(0, MOST_TEXT);
    }
}
