/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.util.Objects;

import io.mayfly.common.event.Ruling;

/** Which policy decided, and its reason for people; what it looked at stands in the ledger. */
public record Why(String policy, String version, String clause, String reason) {

    public Why {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(clause, "clause");
        reason = reason.replace('\0', '\ufffd'); // no store takes a NUL in a text
    }

    static Why of(Ruling ruling) {
        return new Why(ruling.policy(), ruling.version(), ruling.clause(), ruling.reason());
    }
}
