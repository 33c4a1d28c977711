/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.access;

import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Some actions on one resource of one target: what one grant gives.
 *
 * @param actions 1 to 16, sorted
 * @param ordinal 0 unless one task asks for the same access more than once
 */
public record Access(
        TargetName target, ResourceName resource, SortedSet<Action> actions, int ordinal) {

    private static final int MOST_ACTIONS = 16;
    private static final int HIGHEST_ORDINAL = 31;

    public Access {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(resource, "resource");
        actions = Collections.unmodifiableSortedSet(new TreeSet<>(actions));
        if (actions.isEmpty() || actions.size() > MOST_ACTIONS) {
            throw new IllegalArgumentException(
                    "%d actions asked for, allowed are 1 to %d"
                            .formatted(actions.size(), MOST_ACTIONS));
        }
        if (ordinal < 0 || ordinal > HIGHEST_ORDINAL) {
            throw new IllegalArgumentException(
                    "ordinal %d is not within 0 to %d".formatted(ordinal, HIGHEST_ORDINAL));
        }
    }

    /** The access that is asked for once. */
    public static Access of(TargetName target, ResourceName resource, Collection<Action> actions) {
        return new Access(target, resource, new TreeSet<>(actions), 0);
    }
}
