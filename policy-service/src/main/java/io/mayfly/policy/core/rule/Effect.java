/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.time.Duration;
import java.util.Objects;

/** What a policy says where all its clauses hold. */
public sealed interface Effect {

    /**
     * The access may be given.
     *
     * @param maxDuration how long at most
     * @param renewableUntil how long at most with all renewals
     */
    record Permit(Duration maxDuration, Duration renewableUntil) implements Effect {
        public Permit {
            Objects.requireNonNull(maxDuration, "maxDuration");
            if (renewableUntil.compareTo(maxDuration) < 0) {
                throw new IllegalArgumentException("renewableUntil is below maxDuration");
            }
        }
    }

    /** The access may not be given, whatever other policies permit. */
    record Deny() implements Effect {}
}
