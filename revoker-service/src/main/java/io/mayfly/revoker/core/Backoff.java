/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.util.Objects;
import java.util.function.DoubleSupplier;

/** How long a failed attempt waits for the next: doubling up to a cap, for ever, with jitter. */
public final class Backoff {

    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration cap;
    private final DoubleSupplier random;

    /**
     * A backoff.
     *
     * @param random between 0 and 1
     */
    public Backoff(Duration first, Duration cap, DoubleSupplier random) {
        this.first = Objects.requireNonNull(first, "first");
        this.cap = Objects.requireNonNull(cap, "cap");
        this.random = Objects.requireNonNull(random, "random");
    }

    /** The pause after that many failures: between half and all of what the doubling gives. */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        long most = Math.min(doubled, cap.toMillis());
        return Duration.ofMillis(Math.round(most * (0.5 + random.getAsDouble() / 2)));
    }
}
