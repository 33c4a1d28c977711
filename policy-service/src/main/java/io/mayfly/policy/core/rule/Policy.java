/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.access.Action;
import io.mayfly.common.task.SourceName;

/**
 * One policy as its file states it: where all its clauses hold, its effect does.
 *
 * @param version the SHA-256 of the file's text
 * @param sources the sources whose starts it speaks of; empty for all, which only a deny may say
 */
public record Policy(
        String name,
        String description,
        String file,
        String version,
        Effect effect,
        Set<SourceName> sources,
        Principals principals,
        Scope scope,
        Optional<Condition> when) {

    public Policy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(effect, "effect");
        sources = Set.copyOf(sources);
        Objects.requireNonNull(principals, "principals");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(when, "when");
    }

    /** The clauses that keep a permit from covering the access; empty if it covers it. */
    List<Miss> misses(Question question) {
        List<Miss> misses = new ArrayList<>(0);
        if (!takesSource(question)) {
            misses.add(
                    new Miss("sources", "it takes no starts from source '%s'", source(question)));
        }
        if (!speaksOfPrincipal(question)) {
            misses.add(
                    new Miss(
                            "principals",
                            "it does not speak of principal '%s'",
                            question.requester().principal().value()));
        }
        if (!scope.hasResource(question.access())) {
            misses.add(
                    new Miss(
                            "resources",
                            "it does not cover resource '%s'",
                            question.access().resource().value()));
        }
        List<Action> uncovered = scope.uncovered(question.access());
        if (!uncovered.isEmpty()) {
            misses.add(new Miss("actions", "it does not cover %s", uncovered.toString()));
        }
        if (misses.isEmpty()) {
            condition(question).ifPresent(misses::add);
        }
        return misses;
    }

    /** Whether a deny speaks of the access: one of the actions is enough. */
    boolean touches(Question question) {
        return takesSource(question)
                && speaksOfPrincipal(question)
                && scope.hasResource(question.access())
                && scope.uncovered(question.access()).size() < question.access().actions().size();
    }

    private Optional<Miss> condition(Question question) {
        try {
            return when.filter(condition -> !condition.holds(question))
                    .map(condition -> new Miss("when", "its condition does not hold", ""));
        } catch (UndecidedCondition undecided) {
            return Optional.of(new Miss("when", "its condition fails: %s", undecided.getMessage()));
        }
    }

    private boolean takesSource(Question question) {
        return sources.isEmpty() || sources.contains(question.task().source());
    }

    private boolean speaksOfPrincipal(Question question) {
        return principals.contain(question.requester().principal(), question.requester().kind());
    }

    private static String source(Question question) {
        return question.task().source().value();
    }
}
