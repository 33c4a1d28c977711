/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.Objects;

import io.mayfly.common.event.Event;
import io.mayfly.common.telemetry.TraceContext;

/** An event to be stated, and the trace it goes on. */
public record News(Event event, TraceContext trace) {

    public News {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(trace, "trace");
    }
}
