/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.removal;

import java.util.concurrent.ThreadLocalRandom;

import io.mayfly.revoker.RevokerConfig;
import io.mayfly.revoker.core.Backoff;
import io.mayfly.revoker.core.Calls;
import io.mayfly.revoker.core.Crew;
import io.mayfly.revoker.core.Fold;
import io.mayfly.revoker.core.Marks;
import io.mayfly.revoker.core.Pulses;
import io.mayfly.revoker.core.Removal;
import io.mayfly.revoker.core.Revocations;
import io.mayfly.revoker.core.Store;
import io.mayfly.revoker.core.Witness;
import io.mayfly.revoker.store.PgStore;
import io.mayfly.runtime.Patience;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the core together. */
final class Wiring {

    /** Overdue calls count as well, so a hanging target can hold this many threads and no more. */
    private static final int OUT_PER_WORKER = 8;

    private Wiring() {}

    @Produces
    @Singleton
    static Marks marks(RevokerConfig config) {
        return new Marks(config.longestGrant());
    }

    @Produces
    @Singleton
    static Fold fold(PgStore store, Marks marks) {
        return new Fold(store, marks);
    }

    @Produces
    @Singleton
    static Revocations revocations(PgStore store, Fold fold) {
        return new Revocations(store, fold);
    }

    @Produces
    @Singleton
    static Calls calls(EndingTargets targets, RevokerConfig config) {
        return new Calls(
                targets::named, config.callWithin(), config.workersPerTarget() * OUT_PER_WORKER);
    }

    @Produces
    @Singleton
    static Pulses pulses(Calls calls, PgStore store) {
        return new Pulses(calls, store);
    }

    @Produces
    @Singleton
    static Crew crew(
            PgStore store,
            Calls calls,
            Pulses pulses,
            Witness witness,
            RevokerConfig config,
            Patience patience) {
        Store patient = new PatientStore(store, patience);
        Backoff backoff =
                new Backoff(
                        config.firstPause(),
                        config.longestPause(),
                        () -> ThreadLocalRandom.current().nextDouble());
        return new Crew(
                store,
                new Removal(patient, calls, backoff, witness),
                pulses,
                config.workersPerTarget(),
                Thread.ofVirtual().name("mayfly-removal-", 0).factory());
    }
}
