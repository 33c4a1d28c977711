/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.event.EventId;
import io.mayfly.common.event.SignalEvent;
import io.mayfly.common.telemetry.TraceContext;

/** A signal as it was read from the signals topic. */
public record Signal(EventId id, SignalEvent event, Optional<TraceContext> trace) {

    public Signal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(trace, "trace");
    }
}
