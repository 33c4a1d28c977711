/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.util.Objects;

import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.Ending;

/**
 * The durable form of an end in the revoker's store. It is kept whether or not a grant of it is
 * known yet, and nothing that arrives later revives what it ends.
 */
public sealed interface Tombstone {

    Subject about();

    Ending ending();

    Said said();

    /** Whether the grant is over by it. */
    boolean ends(Armed grant);

    /** One task or one grant is dead, for good. */
    record Dead(Subject about, Ending ending, Said said) implements Tombstone {
        public Dead {
            switch (about) {
                case Subject.OfTask task -> {}
                case Subject.OfGrant grant -> {}
                case Subject.OfPrincipal principal -> throw tooMuch(about);
                case Subject.OfOwner owner -> throw tooMuch(about);
                case Subject.OfSource source -> throw tooMuch(about);
            }
            Objects.requireNonNull(ending, "ending");
            Objects.requireNonNull(said, "said");
        }

        private static IllegalArgumentException tooMuch(Subject about) {
            return new IllegalArgumentException("'%s' cannot be dead for good".formatted(about));
        }

        @Override
        public boolean ends(Armed grant) {
            return grant.isUnder(about);
        }
    }

    /** What was decided before this version of a principal or an owner is over. */
    record CutOff(Subject about, long version, Ending ending, Said said) implements Tombstone {
        public CutOff {
            Objects.requireNonNull(about, "about");
            if (version < 1) {
                throw new IllegalArgumentException(
                        "cut-off %d of %s is below 1".formatted(version, about));
            }
            Objects.requireNonNull(ending, "ending");
            Objects.requireNonNull(said, "said");
        }

        @Override
        public boolean ends(Armed grant) {
            return switch (about) {
                case Subject.OfPrincipal(var id) ->
                        grant.approval().principal().id().equals(id)
                                && grant.approval().principal().isOver(version);
                case Subject.OfOwner(var id) ->
                        grant.approval().owner().id().equals(id)
                                && grant.approval().owner().isOver(version);
                case Subject.OfTask task -> false;
                case Subject.OfGrant one -> false;
                case Subject.OfSource source -> false;
            };
        }
    }

    /**
     * Whatever of it was decided up to the moment of the ending is over. Nobody is locked: what is
     * decided later stands.
     */
    record DecidedBefore(Subject about, Ending ending, Said said) implements Tombstone {
        public DecidedBefore {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(ending, "ending");
            Objects.requireNonNull(said, "said");
        }

        @Override
        public boolean ends(Armed grant) {
            return grant.isUnder(about) && !grant.decidedAt().isAfter(ending.endedAt());
        }
    }
}
