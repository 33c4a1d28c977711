/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits, with a bound, for a process to become what it should be. */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private Waiting() {}

    /**
     * Asks again and again until the answer is yes.
     *
     * @throws QuickstartException if the process ends before, or the time is over; with the last
     *     lines of its log
     */
    public static void until(ChildProcess process, Duration limit, BooleanSupplier ready) {
        long start = System.nanoTime();
        while (!ready.getAsBoolean()) {
            process.requireAlive();
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new QuickstartException(
                        "%s is not ready after %d s; the end of %s:%n%s"
                                .formatted(
                                        process.name(),
                                        limit.toSeconds(),
                                        process.log(),
                                        process.tail()));
            }
            pause(process.name());
        }
    }

    private static void pause(String name) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new QuickstartException("interrupted while waiting for " + name, interrupted);
        }
    }
}
