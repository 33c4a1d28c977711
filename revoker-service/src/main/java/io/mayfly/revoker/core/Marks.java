/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.event.DeadTopicRecord.DeadRecord;
import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.Ending;

/**
 * Writes marks. The mark of an end follows from the end alone, so that a repeated one is the same
 * record again.
 */
public final class Marks {

    /** How long a mark outlives the longest grant. */
    private static final Duration GRACE = Duration.ofDays(7);

    private final Duration kept;

    /** Marks that can be forgotten once no token of the longest grant is left. */
    public Marks(Duration longestGrant) {
        this.kept = longestGrant.plus(GRACE);
    }

    /**
     * The mark of what a tombstone names. One that locks nobody has none of its own: the grants
     * that it ends are marked one by one.
     */
    public Optional<DeadRecord> of(Tombstone tombstone) {
        return switch (tombstone) {
            case Tombstone.Dead dead -> Optional.of(mark(dead.about(), 0, dead.ending()));
            case Tombstone.CutOff cutOff ->
                    Optional.of(mark(cutOff.about(), cutOff.version(), cutOff.ending()));
            case Tombstone.DecidedBefore some -> Optional.empty();
        };
    }

    /** The mark of one ended grant. */
    public DeadRecord of(Armed grant, Ending ending) {
        return mark(new Subject.OfGrant(grant.id()), 0, ending);
    }

    private DeadRecord mark(Subject about, long version, Ending ending) {
        Objects.requireNonNull(ending, "ending");
        return new DeadRecord(
                about, ending.reason(), version, ending.endedAt(), ending.endedAt().plus(kept));
    }
}
