/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.task.AccessRequest;
import io.mayfly.common.task.Origin;
import io.mayfly.common.task.Outcome;
import io.mayfly.common.task.TaskKey;

/** What happened to a task or a ticket. Written by intake, keyed by the task. */
public sealed interface TaskEvent extends Event {

    TaskKey task();

    @Override
    default String subject() {
        return task().toString();
    }

    @Override
    default String partitionKey() {
        return task().toString();
    }

    /** A start: only it can lead to access. */
    sealed interface Started extends TaskEvent {
        Origin origin();

        AccessRequest request();
    }

    /** An end: whichever it is, access ends with it. */
    sealed interface Ended extends TaskEvent {}

    /** The task runs and asks for access. */
    record TaskStarted(TaskKey task, Origin origin, AccessRequest request) implements Started {
        public TaskStarted {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(request, "request");
        }
    }

    /** The task said that it still runs. */
    record TaskHeartbeat(TaskKey task, Origin origin) implements TaskEvent {
        public TaskHeartbeat {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(origin, "origin");
        }
    }

    /**
     * The task is over.
     *
     * @param origin the outside event that said so; absent where intake itself found it lost
     * @param detail what the source said beside the outcome, for people
     */
    record TaskEnded(
            TaskKey task, Outcome outcome, Optional<Origin> origin, Optional<String> detail)
            implements Ended {
        public TaskEnded {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** A ticket opened and asks for access until it closes. */
    record TicketOpened(TaskKey task, Origin origin, AccessRequest request) implements Started {
        public TicketOpened {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(request, "request");
        }
    }

    /** Something about an open ticket changed. */
    record TicketUpdated(TaskKey task, Origin origin, SortedMap<String, String> context)
            implements TaskEvent {
        public TicketUpdated {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(origin, "origin");
            context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
        }
    }

    /** The ticket closed, whatever its source calls that state. */
    record TicketClosed(TaskKey task, Origin origin, Optional<String> resolution) implements Ended {
        public TicketClosed {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(resolution, "resolution");
        }
    }
}
