/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.Objects;

/**
 * Why a start leads to no access before any policy is asked.
 *
 * @param clause what was looked at
 * @param reason one sentence for people
 * @param missing what would have been needed
 */
record Denial(Code code, String clause, String reason, String missing) {

    /** The stable word of a denial. */
    enum Code {
        TASK_ALREADY_ENDED("task-already-ended"),
        STALE_START("stale-start"),
        CLOCKS_APART("clocks-apart"),
        PRINCIPAL_UNKNOWN("principal-unknown"),
        PRINCIPAL_DISABLED("principal-disabled"),
        OWNER_MISSING("owner-missing"),
        OWNER_DISABLED("owner-disabled"),
        SOURCE_NOT_ALLOWED("source-not-allowed"),
        DECISION_FAILED("decision-failed");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Denial {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(missing, "missing");
    }
}
