/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.signing.EventSigner;
import io.mayfly.runtime.bus.OutboundRecord;
import io.mayfly.runtime.store.Transaction;
import io.mayfly.runtime.trace.Traces;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Commits events together with the state they speak of. They are published right after the commit,
 * in the order of {@code seq} for each subject, and again until the bus has acknowledged them.
 *
 * <p>A service that signs what it states offers an {@link EventSigner} as a bean.
 */
@Singleton
public class Outbox {

    /** What fits into a record with all its headers. */
    private static final int MOST_BYTES = 900 << 10;

    private static final String APPEND =
            """
            INSERT INTO outbox
                (subject, seq, event_id, topic, record_key, headers, data, traceparent)
            SELECT subject, seq, event_id, topic, record_key, headers::jsonb, data, traceparent
            FROM unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::text[],
                $7::bytea[], $8::text[]) WITH ORDINALITY AS stated
                (subject, seq, event_id, topic, record_key, headers, data, traceparent, place)
            ORDER BY place
            """;

    private final Traces traces;
    private final Optional<EventSigner> signer;
    private final OutboxPublisher publisher;

    @Inject
    Outbox(Traces traces, Instance<EventSigner> signer, OutboxPublisher publisher) {
        this(traces, signer.stream().findFirst(), publisher);
    }

    Outbox(Traces traces, Optional<EventSigner> signer, OutboxPublisher publisher) {
        this.traces = traces;
        this.signer = signer;
        this.publisher = publisher;
    }

    /**
     * Adds the facts to the transaction, in their order: two statements, however many they are.
     *
     * @return the events as they will be published
     */
    public List<Envelope<?>> append(Transaction transaction, List<Fact> facts) {
        if (facts.isEmpty()) {
            return List.of();
        }
        List<Envelope<?>> envelopes = envelopes(facts, new Counted(transaction, facts));
        insert(transaction, envelopes);
        transaction.afterCommit(publisher::wake);
        return envelopes;
    }

    /** Whether the bus has acknowledged all that was committed of the subject so far. */
    public boolean settled(Transaction transaction, String subject) {
        return transaction
                .rows(
                        "SELECT 1 FROM outbox WHERE subject = $1 AND acknowledged_at IS NULL LIMIT"
                                + " 1",
                        Tuple.of(subject))
                .isEmpty();
    }

    private List<Envelope<?>> envelopes(List<Fact> facts, Counted counted) {
        List<Envelope<?>> envelopes = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            envelopes.add(envelope(fact, counted.next(fact.event()), counted.time()));
        }
        return List.copyOf(envelopes);
    }

    private Envelope<?> envelope(Fact fact, long seq, Instant time) {
        Envelope<Event> stated =
                Envelope.stated(
                        fact.event(),
                        seq,
                        time,
                        fact.cause(),
                        Optional.of(fact.trace().orElseGet(traces::current)));
        Envelope<Event> commanded = fact.actor().map(stated::by).orElse(stated);
        return signer.map(key -> commanded.signed(key.sign(EventCodec.encode(commanded))))
                .orElse(commanded);
    }

    private static void insert(Transaction transaction, List<Envelope<?>> envelopes) {
        List<OutboundRecord> records = envelopes.stream().map(Outbox::record).toList();
        transaction.update(
                APPEND,
                Tuple.tuple()
                        .addArrayOfString(texts(envelopes, e -> e.event().subject()))
                        .addArrayOfLong(envelopes.stream().map(Envelope::seq).toArray(Long[]::new))
                        .addValue(envelopes.stream().map(e -> e.id().value()).toArray(UUID[]::new))
                        .addArrayOfString(texts(records, OutboundRecord::topic))
                        .addArrayOfString(texts(records, OutboundRecord::key))
                        .addArrayOfString(texts(records, r -> HeaderText.of(r.headers())))
                        .addValue(
                                records.stream()
                                        .map(r -> Buffer.buffer(r.value()))
                                        .toArray(Buffer[]::new))
                        .addArrayOfString(
                                texts(envelopes, e -> e.trace().orElseThrow().traceparent())));
    }

    private static OutboundRecord record(Envelope<?> envelope) {
        OutboundRecord record = OutboundRecord.of(envelope);
        if (record.value().length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, at most %d are published"
                            .formatted(record, record.value().length, MOST_BYTES));
        }
        return record;
    }

    private static <T> String[] texts(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
