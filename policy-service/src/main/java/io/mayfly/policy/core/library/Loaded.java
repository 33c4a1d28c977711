/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.library;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.mayfly.policy.core.decide.Declared;
import io.mayfly.policy.core.file.Problem;
import io.mayfly.policy.core.rule.Policy;
import io.mayfly.policy.core.rule.PolicySet;

/**
 * What the files say, taken as a whole.
 *
 * @param policies those in force
 * @param byFile the policies by the file they are from
 * @param problems the files that are refused, and why
 */
public record Loaded(
        PolicySet policies, Map<String, Policy> byFile, Declared declared, List<Problem> problems) {

    public Loaded {
        Objects.requireNonNull(policies, "policies");
        byFile = Map.copyOf(byFile);
        Objects.requireNonNull(declared, "declared");
        problems = List.copyOf(problems);
    }

    static Loaded nothing() {
        return new Loaded(
                PolicySet.empty(),
                Map.of(),
                new Declared(List.of(), List.of(), java.util.Set.of(), false),
                List.of());
    }
}
