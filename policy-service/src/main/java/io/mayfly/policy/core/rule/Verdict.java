/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.util.List;
import java.util.Objects;

import io.mayfly.common.event.Ruling;

/** What the policies answer. */
public sealed interface Verdict {

    Ruling ruling();

    /** One policy permits all of it and none denies any of it. */
    record Permitted(Ruling ruling, Effect.Permit within) implements Verdict {
        public Permitted {
            Objects.requireNonNull(ruling, "ruling");
            Objects.requireNonNull(within, "within");
        }
    }

    /**
     * A policy denies it, or none permits all of it.
     *
     * @param code a stable word for programs
     * @param missing what would have been needed, for people
     */
    record Refused(Ruling ruling, String code, List<String> missing) implements Verdict {
        public Refused {
            Objects.requireNonNull(ruling, "ruling");
            Objects.requireNonNull(code, "code");
            missing = List.copyOf(missing);
        }
    }
}
