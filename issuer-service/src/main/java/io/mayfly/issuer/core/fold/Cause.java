/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.fold;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.event.EventId;
import io.mayfly.common.telemetry.TraceContext;

/**
 * The event that something follows from.
 *
 * @param appendedAt when the broker appended it
 */
public record Cause(EventId event, Optional<TraceContext> trace, Instant appendedAt) {

    public Cause {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(trace, "trace");
        Objects.requireNonNull(appendedAt, "appendedAt");
    }
}
