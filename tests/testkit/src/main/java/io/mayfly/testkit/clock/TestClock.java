/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.testkit.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class TestClock implements InstantSource {

    private final AtomicReference<Instant> now;

    private TestClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /** A clock that shows this time. */
    public static TestClock at(String time) {
        return new TestClock(Instant.parse(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves it, forward or, as clocks do, back. */
    public void move(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }
}
