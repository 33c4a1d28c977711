/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

class LoopTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Patience patience = new Patience();
    private final AtomicInteger rounds = new AtomicInteger();

    @AfterEach
    void stop() {
        patience.stop();
    }

    @Test
    void goesOnAfterAnyFailure() {
        // given
        Loop loop =
                new Loop(
                        "test",
                        patience,
                        Duration.ofMillis(1),
                        () -> {
                            if (rounds.incrementAndGet() % 2 == 1) {
                                throw new IllegalStateException("a bug");
                            }
                        });

        // when
        loop.start();

        // then
        await().atMost(SOON).until(() -> rounds.get() >= 6);
    }

    @Test
    void comesRoundAtOnceWhenItIsWoken() {
        // given
        Loop loop = new Loop("test", patience, Duration.ofHours(1), rounds::incrementAndGet);
        loop.start();
        await().atMost(SOON).until(() -> rounds.get() == 1);

        // when
        loop.wake();

        // then
        await().atMost(SOON).until(() -> rounds.get() == 2);
    }

    @Test
    void endsWithTheService() {
        // given
        Thread running =
                new Loop("test", patience, Duration.ofMillis(1), rounds::incrementAndGet).start();
        await().atMost(SOON).until(() -> rounds.get() > 0);

        // when
        patience.stop();

        // then
        await().atMost(SOON).until(() -> !running.isAlive());
    }
}
