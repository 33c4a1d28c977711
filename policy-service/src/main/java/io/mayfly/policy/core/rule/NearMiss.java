/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A permit that does not cover an access, and the clauses by which it falls short. */
record NearMiss(Policy policy, List<Miss> misses) {

    private static final int MOST_LOOKED_AT = 200;
    private static final int MOST_TOLD = 3;

    /** The nearest ones, nearest first: what would help is more useful than all that does not. */
    static List<NearMiss> of(List<Policy> permits, Question question) {
        return permits.stream()
                .limit(MOST_LOOKED_AT)
                .map(policy -> new NearMiss(policy, policy.misses(question)))
                .filter(miss -> !miss.misses().isEmpty())
                .sorted(
                        Comparator.comparingInt((NearMiss miss) -> miss.misses().size())
                                .thenComparing(miss -> miss.policy().name()))
                .limit(MOST_TOLD)
                .toList();
    }

    boolean onlySource() {
        return misses.size() == 1 && misses.getFirst().clause().equals("sources");
    }

    String text() {
        return "policy '%s' would permit it, but %s"
                .formatted(
                        policy.name(),
                        misses.stream().map(Miss::why).collect(Collectors.joining(", and ")));
    }
}
