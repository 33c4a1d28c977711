/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.List;
import java.util.Set;

import io.mayfly.common.task.TaskKey;

/**
 * What one poll brought.
 *
 * @param ended the tasks of which an end was read, wherever in the poll it stood
 * @param starts in the order of each partition
 */
public record Reading(List<Signal> signals, Set<TaskKey> ended, List<Start> starts) {

    public Reading {
        signals = List.copyOf(signals);
        ended = Set.copyOf(ended);
        starts = List.copyOf(starts);
    }
}
