/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.task.TaskKey;

/**
 * What intake remembers of one attempt of a task.
 *
 * @param open whether it runs
 * @param start what its start asked for, as a digest; absent while no start of it was seen
 * @param scope what it ends with
 * @param window silence after which it is lost
 * @param beat whether it has just been heard of, so that its window begins anew
 */
record Attempt(
        TaskKey key,
        boolean open,
        Optional<String> start,
        Optional<String> scope,
        Optional<Duration> window,
        boolean beat) {

    Attempt {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(window, "window");
    }

    static Attempt started(
            TaskKey key, String start, Optional<String> scope, Optional<Duration> window) {
        return new Attempt(key, true, Optional.of(start), scope, window, true);
    }

    /** One whose end came first: no start will ever open it. */
    static Attempt endedFirst(TaskKey key) {
        return new Attempt(key, false, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    Attempt ended() {
        return new Attempt(key, false, start, scope, window, false);
    }

    /** Its start came after its end: it is known now, and stays closed. */
    Attempt startedTooLate(String late) {
        return new Attempt(key, false, Optional.of(late), scope, window, false);
    }

    Attempt heard() {
        return new Attempt(key, open, start, scope, window, true);
    }
}
