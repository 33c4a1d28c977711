/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why a grant ended. Expiry is a reason like the others, and needs its proof like the others. */
public enum EndReason {
    TASK_ENDED,
    TASK_FAILED,
    TASK_LOST,
    TICKET_CLOSED,
    EXPIRED,
    USED_UP,
    SEQUENCE_BROKEN,
    PRINCIPAL_OFFBOARDED,
    OWNER_OFFBOARDED,
    POLICY_CHANGED,
    OPERATOR,
    SIGNAL,
    DRIFT,
    ISSUE_STOPPED,
    PICKED_UP_TWICE;

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
    public static EndReason of(String word) {
        for (EndReason reason : values()) {
            if (reason.word().equals(word)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("end reason '%s' is unknown".formatted(word));
    }
}
