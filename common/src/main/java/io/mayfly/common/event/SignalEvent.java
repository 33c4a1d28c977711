/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.Origin;
import io.mayfly.common.task.SourceName;

/**
 * Something an outside system said of an identity. Written by intake, keyed by whom it is about.
 */
public sealed interface SignalEvent extends Event {

    Subject about();

    SourceName source();

    Origin origin();

    @Override
    default String subject() {
        return about().toString();
    }

    @Override
    default String partitionKey() {
        return subject();
    }

    /** The owner left or was locked; policy turns it into a cut-off. */
    record OwnerDisabled(OwnerId owner, SourceName source, Origin origin, Optional<String> detail)
            implements SignalEvent {
        public OwnerDisabled {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(detail, "detail");
        }

        @Override
        public Subject about() {
            return new Subject.OfOwner(owner);
        }
    }

    /** The principal was locked; policy turns it into a cut-off. */
    record PrincipalDisabled(
            PrincipalId principal, SourceName source, Origin origin, Optional<String> detail)
            implements SignalEvent {
        public PrincipalDisabled {
            Objects.requireNonNull(principal, "principal");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(detail, "detail");
        }

        @Override
        public Subject about() {
            return new Subject.OfPrincipal(principal);
        }
    }

    /** A reason to end what {@code about} names, without locking anybody. */
    record RiskRaised(Subject about, SourceName source, Origin origin, Optional<String> detail)
            implements SignalEvent {
        public RiskRaised {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
