/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a grant stands, as far as the ledger knows. */
public enum GrantState {
    REQUESTED,
    DENIED,
    APPROVED,
    ACTIVE,
    DELIVERED,
    MARKED,
    CONTAINED,
    REMOVED,
    REVOKED,
    ABORTED;

    /** The word for it: lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word, if it is one. */
    public static Optional<GrantState> named(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
