/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.util.Optional;

import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.audit.view.GrantEntity;
import io.mayfly.common.event.DeadTopicRecord.DeadRecord;
import io.mayfly.common.event.Subject;

/** Whether an entry that was found with a grant concerns it. */
final class Concern {

    private Concern() {}

    /** A mark of its principal or owner does so if it ends the version that the decision pinned. */
    static boolean of(GrantEntity grant, Entry entry) {
        return entry.event()
                .filter(DeadRecord.class::isInstance)
                .map(DeadRecord.class::cast)
                .map(mark -> ends(mark, grant, entry))
                .orElse(true);
    }

    private static boolean ends(DeadRecord mark, GrantEntity grant, Entry entry) {
        return switch (mark.about()) {
            case Subject.OfTask task -> true;
            case Subject.OfGrant itself -> true;
            case Subject.OfPrincipal principal ->
                    over(grant.principalVersion, mark) && stillOpen(grant, entry);
            case Subject.OfOwner owner -> over(grant.ownerVersion, mark) && stillOpen(grant, entry);
            case Subject.OfSource source -> false;
        };
    }

    private static boolean over(Long pinned, DeadRecord mark) {
        return Optional.ofNullable(pinned).filter(version -> version < mark.version()).isPresent();
    }

    private static boolean stillOpen(GrantEntity grant, Entry entry) {
        return Optional.ofNullable(grant.revokedAt)
                .or(() -> Optional.ofNullable(grant.abortedAt))
                .filter(proved -> proved.isBefore(entry.at()))
                .isEmpty();
    }
}
