/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;

/**
 * Policies by target, action and resource, so that a question meets only the few that can speak of
 * it, however many there are.
 */
final class PolicyIndex {

    private static final String ANY = "*";

    private final Map<Place, List<Policy>> places = new HashMap<>();

    private record Place(String target, String action, String resource) {}

    PolicyIndex(Collection<Policy> policies) {
        policies.forEach(this::add);
    }

    private void add(Policy policy) {
        String target = policy.scope().target().map(Object::toString).orElse(ANY);
        for (String action : actions(policy)) {
            for (String resource : resources(policy)) {
                places.computeIfAbsent(new Place(target, action, resource), _ -> new ArrayList<>())
                        .add(policy);
            }
        }
    }

    private static List<String> actions(Policy policy) {
        Set<Action> actions = policy.scope().actions();
        return actions.isEmpty() ? List.of(ANY) : actions.stream().map(Action::value).toList();
    }

    /** A policy with one pattern among its resources can speak of any. */
    private static Collection<String> resources(Policy policy) {
        List<NamePattern> resources = policy.scope().resources();
        return resources.stream().allMatch(NamePattern::exact)
                ? new LinkedHashSet<>(resources.stream().map(NamePattern::text).toList())
                : List.of(ANY);
    }

    /** Those that may cover all of the access; they cover its first action at least. */
    List<Policy> covering(Access access) {
        return List.copyOf(at(access, Optional.of(access.actions().first())));
    }

    /** Those that may speak of a part of the access. */
    List<Policy> touching(Access access) {
        Set<Policy> found = new LinkedHashSet<>();
        access.actions().forEach(action -> found.addAll(at(access, Optional.of(action))));
        found.addAll(at(access, Optional.empty()));
        return List.copyOf(found);
    }

    private Set<Policy> at(Access access, Optional<Action> action) {
        Set<Policy> found = new LinkedHashSet<>();
        String word = action.map(Action::value).orElse(ANY);
        for (String target : List.of(access.target().value(), ANY)) {
            for (String resource : List.of(access.resource().value(), ANY)) {
                found.addAll(places.getOrDefault(new Place(target, word, resource), List.of()));
            }
        }
        return found;
    }
}
