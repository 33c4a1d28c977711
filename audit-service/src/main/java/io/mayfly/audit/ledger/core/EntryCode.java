/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.Objects;
import java.util.regex.Pattern;

import io.mayfly.common.event.EventType;

/**
 * The stable code of an entry, for rules that watch the ledger: MF, a letter for who speaks (T
 * tasks, S signals, D decisions, G issuer, R revoker, L the ledger itself), a number, and I or E
 * for good or not.
 */
public record EntryCode(String value) {

    private static final Pattern FORM = Pattern.compile("MF[TSDGRL][0-9]{3}[IE]");

    public static final EntryCode FOREIGN = new EntryCode("MFL001I");
    public static final EntryCode UNREADABLE = new EntryCode("MFL001E");
    public static final EntryCode FORGED = new EntryCode("MFL002E");
    public static final EntryCode CONTRADICTING = new EntryCode("MFL003E");

    public EntryCode {
        Objects.requireNonNull(value, "code");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'%s' is no entry code".formatted(value));
        }
    }

    /** The code of an event. Codes are never given to another event. */
    public static EntryCode of(EventType type) {
        return new EntryCode(
                switch (type) {
                    case TASK_STARTED -> "MFT001I";
                    case TASK_HEARTBEAT -> "MFT002I";
                    case TASK_ENDED -> "MFT003I";
                    case TICKET_OPENED -> "MFT004I";
                    case TICKET_UPDATED -> "MFT005I";
                    case TICKET_CLOSED -> "MFT006I";

                    case OWNER_DISABLED -> "MFS001E";
                    case PRINCIPAL_DISABLED -> "MFS002E";
                    case RISK_RAISED -> "MFS003E";

                    case GRANT_APPROVED -> "MFD001I";
                    case GRANT_DENIED -> "MFD001E";
                    case GRANT_WITHDRAWN -> "MFD002I";
                    case APPROVAL_REQUESTED -> "MFD003I";
                    case APPROVAL_GIVEN -> "MFD004I";
                    case APPROVAL_REFUSED -> "MFD004E";
                    case PRINCIPAL_RECORD -> "MFD005I";
                    case OWNER_RECORD -> "MFD006I";

                    case GRANT_ISSUED -> "MFG001I";
                    case ISSUE_STOPPED -> "MFG001E";
                    case CREDENTIAL_DELIVERED -> "MFG002I";
                    case GRANT_RENEWED -> "MFG003I";
                    case GRANT_USED -> "MFG004I";
                    case GRANT_MISUSED -> "MFG005E";

                    case GRANT_CONTAINED -> "MFR001I";
                    case ENTITLEMENT_REMOVED -> "MFR002I";
                    case GRANT_REVOKED -> "MFR003I";
                    case REVOCATION_ATTEMPT_FAILED -> "MFR003E";
                    case GRANT_ABORTED -> "MFR004I";
                    case STANDING_ACCESS_REMOVED -> "MFR005I";
                    case STANDING_ACCESS_FOUND -> "MFR005E";
                    case DRILL_PASSED -> "MFR006I";
                    case DRILL_FAILED -> "MFR006E";
                    case REVOCATION_REQUESTED -> "MFR007I";
                    case DEAD_RECORD -> "MFR008I";
                    case DEAD_BEAT -> "MFR009I";
                    case TARGET_HEALTH -> "MFR010I";
                    case PARTITION_HEALTH -> "MFR011I";

                    case CHECKPOINT_RECORD -> "MFL002I";
                });
    }

    @Override
    public String toString() {
        return value;
    }
}
