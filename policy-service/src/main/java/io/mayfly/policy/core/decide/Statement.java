/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventId;
import io.mayfly.common.telemetry.TraceContext;

/** An event to state, with what it follows from. */
public record Statement(Event event, Optional<EventId> cause, Optional<TraceContext> trace) {

    public Statement {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(trace, "trace");
    }

    static Statement of(Event event, Start start) {
        return new Statement(event, Optional.of(start.id()), start.trace());
    }

    static Statement of(Event event, Signal signal) {
        return new Statement(event, Optional.of(signal.id()), signal.trace());
    }

    static Statement of(Event event) {
        return new Statement(event, Optional.empty(), Optional.empty());
    }
}
