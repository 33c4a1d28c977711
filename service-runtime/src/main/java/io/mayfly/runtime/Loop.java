/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Work that comes round again and again on a virtual thread until the service stops. No failure
 * ends it: a round that fails is repeated, with growing pauses.
 */
public final class Loop {

    private final String name;
    private final Patience patience;
    private final Duration period;
    private final Runnable round;
    private final Semaphore work = new Semaphore(0);

    /**
     * A loop that is yet to be started.
     *
     * @param name of its thread
     * @param period the longest pause between two rounds; {@link #wake} cuts it short
     */
    public Loop(String name, Patience patience, Duration period, Runnable round) {
        this.name = Objects.requireNonNull(name, "name");
        this.patience = Objects.requireNonNull(patience, "patience");
        this.period = Objects.requireNonNull(period, "period");
        this.round = Objects.requireNonNull(round, "round");
    }

    /** Starts it, once. */
    public Thread start() {
        return Thread.ofVirtual().name(name).start(this::run);
    }

    /** There is something to do now. */
    public void wake() {
        work.release();
    }

    private void run() {
        try {
            while (!patience.stopped()) {
                patience.persist(name, round);
                awaitWork();
            }
        } catch (ServiceStopping | InterruptedException stopping) {
            // The next start goes on from what is stored.
        }
    }

    private void awaitWork() throws InterruptedException {
        if (work.tryAcquire(period.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }
}
