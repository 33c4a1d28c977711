/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.mayfly.common.grant.Step;

/** Remembers what failed, and lets the process die where it is told to, once. */
final class FakeWitness implements Witness {

    private final List<String> failures = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Optional<Point> deadly = Optional.empty();

    void dieAt(Point point) {
        this.deadly = Optional.of(point);
    }

    void live() {
        this.deadly = Optional.empty();
    }

    @Override
    public synchronized void reached(Point point) {
        if (deadly.equals(Optional.of(point))) {
            deadly = Optional.empty();
            throw new Crash(point);
        }
    }

    @Override
    public <T> T during(Step step, Armed grant, Supplier<T> work) {
        return work.get();
    }

    @Override
    public void done(Step step, Armed grant, Duration sinceEnd) {}

    @Override
    public synchronized void failed(Step step, Armed grant, String error, Duration retryIn) {
        failures.add(step.word() + ": " + error);
        pauses.add(retryIn);
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
