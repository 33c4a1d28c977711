/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.event;

import io.mayfly.common.task.TaskKey;

/** A start of a task that had started with another event: the first start is the start. */
final class ContradictedStart extends RuntimeException {

    ContradictedStart(TaskKey task) {
        super("task '%s' had started with another event".formatted(task));
    }
}
