/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.mayfly.common.access.TargetName;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorException;

/**
 * Calls targets, never longer than a bound, whatever their connector does. A target that swallows
 * calls gets no more of them than a limit until some come back.
 */
public final class Calls {

    /** What is done on a target. */
    @FunctionalInterface
    public interface OnTarget<T> {
        T apply(Connector connector);
    }

    private final Function<TargetName, Optional<Connector>> targets;
    private final Duration bound;
    private final int mostOut;
    private final Map<TargetName, AtomicInteger> out = new ConcurrentHashMap<>();

    /**
     * Calls to these targets.
     *
     * @param bound how long one call may take
     * @param mostOut how many calls to one target may be out at once, overdue ones included
     */
    public Calls(Function<TargetName, Optional<Connector>> targets, Duration bound, int mostOut) {
        this.targets = Objects.requireNonNull(targets, "targets");
        this.bound = Objects.requireNonNull(bound, "bound");
        this.mostOut = mostOut;
    }

    /** Does it on the target, or fails with {@link CallFailed} in clear words. */
    <T> T on(TargetName target, OnTarget<T> work) {
        Connector connector =
                targets.apply(target)
                        .orElseThrow(
                                () ->
                                        new CallFailed(
                                                "target '%s' is not configured here"
                                                        .formatted(target)));
        AtomicInteger running = out.computeIfAbsent(target, any -> new AtomicInteger());
        if (running.incrementAndGet() > mostOut) {
            running.decrementAndGet();
            throw new CallFailed("%d calls have not come back".formatted(mostOut));
        }
        FutureTask<T> call = new FutureTask<>(() -> work.apply(connector));
        Thread.ofVirtual()
                .name("mayfly-call-" + target)
                .start(
                        () -> {
                            try {
                                call.run();
                            } finally {
                                running.decrementAndGet();
                            }
                        });
        return answer(call);
    }

    private <T> T answer(FutureTask<T> call) {
        try {
            return call.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            call.cancel(true);
            throw new CallFailed("no answer within %d ms".formatted(bound.toMillis()), silent);
        } catch (ExecutionException failed) {
            throw new CallFailed(words(failed.getCause()), failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CallFailed("interrupted before the answer", stopping);
        }
    }

    private static String words(Throwable failure) {
        return switch (failure) {
            case ConnectorException told ->
                    "%s: %s"
                            .formatted(
                                    told.kind().name().toLowerCase(java.util.Locale.ROOT),
                                    told.getMessage());
            default -> "%s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage());
        };
    }
}
