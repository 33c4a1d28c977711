/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventId;
import io.mayfly.common.telemetry.TraceContext;

/**
 * What a transaction makes true and the bus is to know. The outbox gives it seq, time and id.
 *
 * @param cause the event that it follows from
 * @param actor the person or program that commanded it, where one did
 * @param trace the trace it belongs to; the current one where empty
 */
public record Fact(
        Event event,
        Optional<EventId> cause,
        Optional<String> actor,
        Optional<TraceContext> trace) {

    public Fact {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(trace, "trace");
    }

    /** An event of which only the current trace is known. */
    public static Fact of(Event event) {
        return new Fact(event, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, following from {@code cause}. */
    public Fact causedBy(EventId cause) {
        return new Fact(event, Optional.of(cause), actor, trace);
    }

    /** The same, commanded by {@code actor}. */
    public Fact by(String actor) {
        return new Fact(event, cause, Optional.of(actor), trace);
    }

    /** The same, in that trace. */
    public Fact in(TraceContext trace) {
        return new Fact(event, cause, actor, Optional.of(trace));
    }
}
