/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.event.EventId;
import io.mayfly.common.event.ReadPosition;
import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.task.TaskKey;
import io.mayfly.common.telemetry.TraceContext;

/**
 * A start as it was read from the tasks topic.
 *
 * @param id the event's own id
 * @param appended when the broker appended it
 * @param read how far its partition has been read with it
 */
public record Start(
        EventId id,
        TaskEvent.Started event,
        Instant appended,
        ReadPosition read,
        Optional<TraceContext> trace) {

    public Start {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(appended, "appended");
        Objects.requireNonNull(read, "read");
        Objects.requireNonNull(trace, "trace");
    }

    TaskKey task() {
        return event.task();
    }

    boolean ticket() {
        return switch (event) {
            case TaskEvent.TaskStarted _ -> false;
            case TaskEvent.TicketOpened _ -> true;
        };
    }
}
