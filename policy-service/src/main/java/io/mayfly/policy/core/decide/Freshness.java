/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How old a start may be: an outage never leads to access for work that is long over. */
final class Freshness {

    /** How long a start, and the decision about it, can be used. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** How far the broker's clock may be ahead of the store's. */
    private static final Duration MOST_AHEAD = Duration.ofSeconds(10);

    private Freshness() {}

    static Optional<Denial> denial(Start start, Instant now) {
        Duration age = Duration.between(start.appended(), now);
        if (age.compareTo(LONGEST) > 0) {
            return Optional.of(
                    new Denial(
                            Denial.Code.STALE_START,
                            "freshness",
                            "the start was %d s old when it was read, at most %d s count as fresh"
                                    .formatted(age.toSeconds(), LONGEST.toSeconds()),
                            "a new start, now that starts are being read"));
        }
        if (age.negated().compareTo(MOST_AHEAD) > 0) {
            return Optional.of(
                    new Denial(
                            Denial.Code.CLOCKS_APART,
                            "freshness",
                            "the broker's clock is %d s ahead of the store's"
                                    .formatted(age.negated().toSeconds()),
                            "clocks that agree"));
        }
        return Optional.empty();
    }
}
