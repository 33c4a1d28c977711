/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventId;
import io.mayfly.common.telemetry.TraceContext;

/**
 * An event that becomes true with the transaction it is stated in.
 *
 * @param cause the event that it follows from
 * @param by the person or program that commanded it
 * @param trace the trace it belongs to
 */
public record Statement(
        Event event, Optional<EventId> cause, Optional<String> by, Optional<TraceContext> trace) {

    public Statement {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(trace, "trace");
    }

    /** Something that follows from the present state of a grant. */
    static Statement of(Armed grant, Event event) {
        return new Statement(event, grant.cause(), Optional.empty(), grant.trace());
    }

    /** Something that follows from an end. */
    static Statement of(Armed grant, Said said, Event event) {
        return new Statement(event, said.cause(), said.by(), grant.trace());
    }
}
