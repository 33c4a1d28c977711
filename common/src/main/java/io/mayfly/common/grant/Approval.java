/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.time.Instant;
import java.util.Objects;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.TaskKey;

/**
 * What of a decision the life of a grant depends on.
 *
 * @param notAfter when the grant ends whatever happens; never absent
 * @param mostNotAfter the latest that a renewal may reach
 * @param usableUntil when the decision goes stale for issuing and hand-over
 */
public record Approval(
        TaskKey task,
        TargetName target,
        Pinned<PrincipalId> principal,
        Pinned<OwnerId> owner,
        Instant notAfter,
        Instant mostNotAfter,
        Instant usableUntil) {

    public Approval {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(usableUntil, "usableUntil");
        if (notAfter.isAfter(mostNotAfter)) {
            throw new IllegalArgumentException(
                    "ends at %s, past its maximum %s".formatted(notAfter, mostNotAfter));
        }
    }

    /** The same, living until {@code later}. */
    Approval until(Instant later) {
        return new Approval(task, target, principal, owner, later, mostNotAfter, usableUntil);
    }
}
