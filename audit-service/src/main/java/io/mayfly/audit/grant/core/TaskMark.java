/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.time.Instant;
import java.util.Objects;

import io.mayfly.common.task.TaskKey;

/**
 * A task is marked dead, and with it all its grants.
 *
 * @param markedAt when the broker appended the mark
 * @param diedAt when the end was, as the mark says
 */
public record TaskMark(TaskKey task, Instant markedAt, Instant diedAt) {

    public TaskMark {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(markedAt, "markedAt");
        Objects.requireNonNull(diedAt, "diedAt");
    }

    /** The first of both counts. */
    TaskMark join(TaskMark other) {
        return new TaskMark(
                task,
                Milestone.MARKED.join(markedAt, other.markedAt),
                Milestone.ENDED.join(diedAt, other.diedAt));
    }
}
