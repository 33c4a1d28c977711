/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.telemetry.TraceContext;

/**
 * An event with all that travels round it.
 *
 * @param seq counted per subject by the writing service, from 1; the version for whole-state
 *     records
 * @param time when the writer stated it, by its store's clock
 * @param cause the event that it follows from
 * @param actor the person or program that commanded it, where one did
 * @param trace the trace it belongs to
 * @param signature detached JWS over attributes and data, where the writer signs
 */
public record Envelope<E extends Event>(
        EventId id,
        Writer writer,
        long seq,
        Instant time,
        Optional<EventId> cause,
        Optional<String> actor,
        Optional<TraceContext> trace,
        Optional<String> signature,
        E event) {

    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(writer, "writer");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(trace, "trace");
        Objects.requireNonNull(signature, "signature");
        if (seq < 0) {
            throw new IllegalArgumentException("seq %d is negative".formatted(seq));
        }
        if (type(event).topic().writer() != writer) {
            throw new IllegalArgumentException(
                    "%s is not for %s to write".formatted(type(event).ceType(), writer.word()));
        }
    }

    /**
     * An event as its writer states it, with the id that follows from subject, type and {@code
     * seq}.
     */
    public static <E extends Event> Envelope<E> stated(
            E event,
            long seq,
            Instant time,
            Optional<EventId> cause,
            Optional<TraceContext> trace) {
        EventType type = type(event);
        return new Envelope<>(
                EventId.of(event.subject(), type, seq),
                type.topic().writer(),
                seq,
                time,
                cause,
                Optional.empty(),
                trace,
                Optional.empty(),
                event);
    }

    /** The same, commanded by {@code actor}. */
    public Envelope<E> by(String actor) {
        return new Envelope<>(
                id, writer, seq, time, cause, Optional.of(actor), trace, signature, event);
    }

    /** The same, signed. */
    public Envelope<E> signed(String signature) {
        return new Envelope<>(
                id, writer, seq, time, cause, actor, trace, Optional.of(signature), event);
    }

    /** The event's type. */
    public EventType type() {
        return type(event);
    }

    private static EventType type(Event event) {
        return EventType.of(Objects.requireNonNull(event, "event"));
    }
}
