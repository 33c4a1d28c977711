/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.pickup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import io.mayfly.common.identity.PrincipalId;
import io.mayfly.issuer.core.GrantStore;

/** Lets workloads wait for their credentials: not too many, and not too long. */
public final class PickUps {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final GrantStore store;
    private final Limits limits;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Semaphore room;

    /**
     * Pick-ups by these limits.
     *
     * @param clock for the length of a wait only
     * @param pause waits that long
     */
    public PickUps(GrantStore store, Limits limits, InstantSource clock, Consumer<Duration> pause) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        this.pause = pause;
        this.room = new Semaphore(limits.mostWaiters());
    }

    /**
     * The bounds of a pick-up.
     *
     * @param grace how long a sealed credential may be fetched again
     */
    public record Limits(Duration longestWait, int mostWaiters, Duration grace) {}

    /** What a wait comes to. */
    public sealed interface Answer {

        /** What the last look found. */
        record Found(Handing handing) implements Answer {}

        /** Too many wait already. */
        record Full() implements Answer {}
    }

    /**
     * Looks, and looks again while there may be something to come. Whoever names a grant of another
     * waits as long as for one that does not exist, and is answered the same.
     */
    public Answer pickUp(Wanted wanted, PrincipalId caller, Duration wait) {
        Handing first = store.hand(wanted, caller, limits.grace());
        if (settled(first) || wait.isZero() || wait.isNegative()) {
            return new Answer.Found(first);
        }
        if (!room.tryAcquire()) {
            return new Answer.Full();
        }
        try {
            return new Answer.Found(waited(wanted, caller, shorter(wait, limits.longestWait())));
        } finally {
            room.release();
        }
    }

    private Handing waited(Wanted wanted, PrincipalId caller, Duration wait) {
        Instant until = clock.instant().plus(wait);
        Duration next = FIRST_PAUSE;
        while (true) {
            pause.accept(next);
            Handing found = store.hand(wanted, caller, limits.grace());
            if (settled(found) || !clock.instant().isBefore(until)) {
                return found;
            }
            next = shorter(next.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private static boolean settled(Handing handing) {
        return switch (handing) {
            case Handing.Unknown mayCome -> false;
            case Handing.Pending onItsWay -> false;
            case Handing.Ambiguous ambiguous -> true;
            case Handing.Denied denied -> true;
            case Handing.Over over -> true;
            case Handing.Given given -> true;
            case Handing.AlreadyGiven given -> true;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
