/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.access.Access;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;

/**
 * Who gets what by which policy.
 *
 * @param weight whose word counts most: an approval's, a denial's, a question's, an issue's
 * @param principalVersion 0 where the event pins none
 */
public record Terms(
        Weight weight,
        PrincipalId principal,
        long principalVersion,
        Optional<Pinned<OwnerId>> owner,
        Access access,
        Optional<Why> why) {

    /** How much an event's word on the terms counts, least first. */
    public enum Weight {
        ISSUED,
        ASKED,
        DENIED,
        APPROVED
    }

    public Terms {
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(why, "why");
    }

    /** The terms that count: of two equal in weight always the same, whichever came first. */
    Terms join(Terms other) {
        return Comparator.comparing(Terms::weight)
                                .thenComparingLong(Terms::principalVersion)
                                .thenComparing(Terms::toString)
                                .compare(this, other)
                        >= 0
                ? this
                : other;
    }
}
