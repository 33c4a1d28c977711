/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

import java.util.Locale;

import io.mayfly.common.identity.PrincipalKind;

/** Kinds of principals as files write them: lower case, hyphens. */
public final class PrincipalKinds {

    private PrincipalKinds() {}

    /** The word of a kind. */
    public static String word(PrincipalKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the word.
     *
     * @throws IllegalArgumentException naming it if there is no such kind
     */
    public static PrincipalKind read(String word) {
        for (PrincipalKind kind : PrincipalKind.values()) {
            if (word(kind).equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "kind '%s' is none of agent, ci-job, service-account, script, workflow"
                        .formatted(word));
    }
}
