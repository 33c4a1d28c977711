/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.util.List;
import java.util.Objects;

import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PrincipalKind;
import io.mayfly.common.identity.PublicKeyJwk;

/**
 * The whole state of an identity at a version; the highest version counts. Written and signed by
 * policy, keyed by the identity.
 */
public sealed interface IdentityRecord extends Event {

    /** 1 or more, one higher at each change. */
    long version();

    /** Whether it may get anything now. */
    boolean enabled();

    /** What was decided before this version is over; 0 while nothing ever was cut off. */
    long cutOff();

    Subject about();

    @Override
    default String subject() {
        return about().toString();
    }

    @Override
    default String partitionKey() {
        return subject();
    }

    private static void check(String what, long version, boolean enabled, long cutOff) {
        if (version < 1 || cutOff < 0 || cutOff > version) {
            throw new IllegalArgumentException(
                    "%s has version %d and cut-off %d".formatted(what, version, cutOff));
        }
        if (!enabled && cutOff != version) {
            throw new IllegalArgumentException(
                    "%s is disabled at version %d without a cut-off there"
                            .formatted(what, version));
        }
    }

    /** A principal. */
    record PrincipalRecord(
            PrincipalId principal,
            PrincipalKind kind,
            OwnerId owner,
            long version,
            boolean enabled,
            long cutOff,
            List<PublicKeyJwk> keys)
            implements IdentityRecord {
        public PrincipalRecord {
            Objects.requireNonNull(principal, "principal");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(owner, "owner");
            check(principal.value(), version, enabled, cutOff);
            keys = List.copyOf(keys);
        }

        @Override
        public Subject about() {
            return new Subject.OfPrincipal(principal);
        }
    }

    /** An owner. */
    record OwnerRecord(OwnerId owner, String name, long version, boolean enabled, long cutOff)
            implements IdentityRecord {
        public OwnerRecord {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(name, "name");
            check(owner.value(), version, enabled, cutOff);
        }

        @Override
        public Subject about() {
            return new Subject.OfOwner(owner);
        }
    }
}
