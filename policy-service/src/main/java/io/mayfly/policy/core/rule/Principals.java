/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.util.List;
import java.util.Set;

import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PrincipalKind;

/**
 * The principals that a policy speaks of: those of one of the ids and of one of the kinds, where
 * such are named.
 */
public record Principals(List<NamePattern> ids, Set<PrincipalKind> kinds) {

    public Principals {
        ids = List.copyOf(ids);
        kinds = Set.copyOf(kinds);
    }

    /** Whether it names none, and so speaks of all. */
    public boolean everybody() {
        return ids.isEmpty() && kinds.isEmpty();
    }

    boolean contain(PrincipalId id, PrincipalKind kind) {
        return (ids.isEmpty() || ids.stream().anyMatch(pattern -> pattern.matches(id.value())))
                && (kinds.isEmpty() || kinds.contains(kind));
    }
}
