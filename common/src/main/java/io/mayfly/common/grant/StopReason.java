/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why the issuer stopped issuing a grant. */
public enum StopReason {
    /** The decision's {@code usableUntil} passed. */
    STALE,
    /** An end, a cut-off or a mark was there first. */
    ALREADY_ENDED,
    /** The target holds a tombstone of this grant. */
    TOMBSTONED,
    /** What was read back goes beyond the decision. */
    TOO_WIDE,
    /** The target refused for a reason that repeating cannot mend. */
    TARGET_REFUSED,
    /** The configuration knows no such target, resource or action. */
    UNKNOWN_TARGET,
    /** Issuing is closed for this target. */
    GATE_CLOSED;

    /** The word on the wire: lower case, hyphens. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the word on the wire.
     *
     * @throws IllegalArgumentException naming the word if there is no such reason
     */
    @JsonCreator
    public static StopReason of(String word) {
        for (StopReason reason : values()) {
            if (reason.word().equals(word)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("stop reason '%s' is unknown".formatted(word));
    }
}
