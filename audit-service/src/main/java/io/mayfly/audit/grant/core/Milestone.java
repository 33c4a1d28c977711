/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.time.Instant;

/** The moments of a grant's life, each by the broker's clock unless it says otherwise. */
public enum Milestone {
    /** A person was asked. */
    ASKED(true),
    APPROVED(true),
    DENIED(true),
    WITHDRAWN(true),
    /** The entitlement stands: from here on the access counts. */
    ISSUED(true),
    DELIVERED(true),
    STOPPED(true),
    MISUSED(true),
    /** The end itself: the end's append time, the expiry, or the command's commit. */
    ENDED(true),
    MARKED(true),
    CONTAINED(true),
    /** The last removal: a read-back that still finds something has it done again. */
    REMOVED(false),
    REVOKED(true),
    ABORTED(true);

    private final boolean first;

    Milestone(boolean first) {
        this.first = first;
    }

    /** Which of two counts. */
    Instant join(Instant one, Instant other) {
        return one.isBefore(other) == first ? one : other;
    }
}
