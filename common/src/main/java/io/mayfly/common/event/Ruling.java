/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.Names;

/**
 * Which policy decided, and why.
 *
 * @param policy the policy's name, or {@code none} where no policy spoke and the default denied
 * @param version the policy's version (a hash of its text), so that the exact wording can be found
 *     again
 * @param clause the clause of it that decided
 * @param reason one sentence for people
 * @param inputs what the clause looked at, as text
 */
public record Ruling(
        String policy,
        String version,
        String clause,
        String reason,
        SortedMap<String, String> inputs) {

    public Ruling {
        Names.text("policy", policy);
        Names.text("policy version", version);
        Names.text("clause", clause);
        Objects.requireNonNull(reason, "reason");
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }
}
