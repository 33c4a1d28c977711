/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.codec.MalformedEvent.Reason;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.EventType;
import io.mayfly.common.telemetry.TraceContext;

/** Our own events as CloudEvents and back. Data is written in the canonical form of RFC 8785. */
public final class EventCodec {

    /** The extension that carries the detached signature. */
    public static final String SIGNATURE = "signature";

    private static final String SEQ = "seq";
    private static final String CAUSE = "cause";
    private static final String ACTOR = "actor";
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";
    private static final String JSON = "application/json";

    private EventCodec() {}

    /** Writes an event. */
    public static CloudEvent encode(Envelope<?> envelope) {
        EventType type = envelope.type();
        SortedMap<String, String> extensions = new TreeMap<>();
        extensions.put(SEQ, Long.toString(envelope.seq()));
        envelope.cause().ifPresent(cause -> extensions.put(CAUSE, cause.toString()));
        envelope.actor().ifPresent(actor -> extensions.put(ACTOR, actor));
        envelope.signature().ifPresent(signature -> extensions.put(SIGNATURE, signature));
        envelope.trace()
                .ifPresent(
                        trace -> {
                            extensions.put(TRACEPARENT, trace.traceparent());
                            trace.tracestate().ifPresent(s -> extensions.put(TRACESTATE, s));
                        });
        return new CloudEvent(
                "1.0",
                envelope.id().toString(),
                envelope.writer().eventSource(),
                type.ceType(),
                Optional.of(envelope.event().subject()),
                Optional.of(envelope.time().toString()),
                Optional.of(JSON),
                Optional.of(type.dataSchema()),
                extensions,
                Json.canonical(envelope.event()));
    }

    /**
     * Reads an event of ours.
     *
     * @return empty if the type is none of ours, which is to be ignored
     * @throws MalformedEvent if it says to be one of ours and is not
     */
    public static Optional<Envelope<Event>> decode(CloudEvent event) {
        return EventType.named(event.type()).map(type -> decode(type, event));
    }

    private static Envelope<Event> decode(EventType type, CloudEvent event) {
        if (!type.topic().writer().eventSource().equals(event.source())) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE,
                    "source '%s' does not write %s".formatted(event.source(), event.type()));
        }
        Event data = Json.read(event.data(), type.record());
        if (!event.subject().equals(Optional.of(data.subject()))) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE, "subject is not '%s'".formatted(data.subject()));
        }
        try {
            return new Envelope<>(
                    EventId.parse(event.id()),
                    type.topic().writer(),
                    Long.parseLong(required(event, SEQ)),
                    event.instant().orElseThrow(() -> missing("time")),
                    event.extension(CAUSE).map(EventId::parse),
                    event.extension(ACTOR),
                    TraceContext.of(event.extension(TRACEPARENT), event.extension(TRACESTATE)),
                    event.extension(SIGNATURE),
                    data);
        } catch (IllegalArgumentException unfit) {
            throw new MalformedEvent(Reason.BAD_ATTRIBUTE, unfit.getMessage(), unfit);
        }
    }

    private static String required(CloudEvent event, String name) {
        return event.extension(name).orElseThrow(() -> missing(name));
    }

    private static MalformedEvent missing(String name) {
        return new MalformedEvent(
                Reason.MISSING_ATTRIBUTE, "attribute '%s' is missing".formatted(name));
    }
}
