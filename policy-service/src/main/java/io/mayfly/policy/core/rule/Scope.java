/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.TargetName;

/**
 * The accesses that a policy speaks of.
 *
 * @param target empty for every target, which only a deny may say
 * @param resources at least one pattern
 * @param actions empty for every action, which only a deny may say
 */
public record Scope(Optional<TargetName> target, List<NamePattern> resources, Set<Action> actions) {

    public Scope {
        target = target.map(name -> name);
        resources = List.copyOf(resources);
        actions = Set.copyOf(actions);
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("no resource is named");
        }
    }

    boolean hasResource(Access access) {
        return resources.stream().anyMatch(p -> p.matches(access.resource().value()));
    }

    /** What of the access it does not cover. */
    List<Action> uncovered(Access access) {
        return actions.isEmpty()
                ? List.of()
                : access.actions().stream().filter(action -> !actions.contains(action)).toList();
    }
}
