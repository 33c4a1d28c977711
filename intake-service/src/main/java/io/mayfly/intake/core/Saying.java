/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.AccessRequest;
import io.mayfly.common.task.Outcome;

/**
 * What an outside event says, in our words. The source is known from the channel and is not part of
 * it.
 */
public sealed interface Saying {

    /** About one task of the source. */
    sealed interface OfTask extends Saying {
        TaskName task();
    }

    /**
     * A task as its source names it.
     *
     * @param attempt 1 or more where the source numbers attempts itself
     */
    record TaskName(String id, OptionalInt attempt) {
        public TaskName {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(attempt, "attempt");
        }
    }

    /**
     * It started.
     *
     * @param scope what it is part of and ends with, as a workflow's instance
     * @param ticket whether it is a ticket that opened
     */
    record Start(TaskName task, AccessRequest request, Optional<String> scope, boolean ticket)
            implements OfTask {}

    /** It still runs. */
    record Heartbeat(TaskName task) implements OfTask {}

    /** It is over. */
    record End(TaskName task, Outcome outcome, Optional<String> detail, boolean ticket)
            implements OfTask {}

    /** The attempt that runs is over and another follows; says nothing where none runs. */
    record Retry(TaskName task) implements OfTask {}

    /** It is suspended: over, where its source says so, until it starts again. */
    record Suspend(TaskName task) implements OfTask {}

    /** An open ticket changed. */
    record Update(TaskName task, SortedMap<String, String> context) implements OfTask {}

    /** All that runs within {@code scope} is over. */
    record EndOfScope(String scope, Outcome outcome) implements Saying {}

    /** An owner left. */
    record OwnerGone(OwnerId owner) implements Saying {}

    /** A principal was locked. */
    record PrincipalGone(PrincipalId principal) implements Saying {}

    /** Nothing that we act on. */
    record Nothing() implements Saying {}
}
