/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PatienceTest {

    private final Patience patience = new Patience();

    @Test
    void repeatsWhileAServerIsMissing() {
        // given
        AtomicInteger tries = new AtomicInteger();

        // when
        int answer =
                patience.insistOn(
                        "it",
                        () -> {
                            if (tries.incrementAndGet() < 3) {
                                throw new Unavailable("away");
                            }
                            return tries.get();
                        });

        // then
        assertThat(answer).isEqualTo(3);
    }

    @Test
    void repeatsAfterAnErrorOfTheMachine() {
        // given
        AtomicInteger tries = new AtomicInteger();

        // when
        patience.insist(
                "it",
                () -> {
                    if (tries.incrementAndGet() < 2) {
                        throw new OutOfMemoryError("not really");
                    }
                });

        // then
        assertThat(tries).hasValue(2);
    }

    @Test
    void letsTheWorksOwnFailureThrough() {
        assertThatThrownBy(
                        () ->
                                patience.insist(
                                        "it",
                                        () -> {
                                            throw new IllegalArgumentException("bad");
                                        }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsWithTheServiceAndNotBefore() {
        // given
        AtomicInteger tries = new AtomicInteger();
        Thread waiting =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        assertThatThrownBy(() -> patience.insist("it", away(tries)))
                                                .isInstanceOf(ServiceStopping.class));
        await().atMost(Duration.ofSeconds(5)).until(() -> tries.get() > 2);

        // when
        patience.stop();

        // then
        await().atMost(Duration.ofSeconds(5)).until(() -> !waiting.isAlive());
    }

    private static Runnable away(AtomicInteger tries) {
        return () -> {
            tries.incrementAndGet();
            throw new Unavailable("away");
        };
    }
}
