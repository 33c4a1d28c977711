/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.mayfly.runtime.Unavailable;
import io.mayfly.runtime.bus.Bus;
import io.mayfly.runtime.bus.OutboundRecord;
import jakarta.inject.Singleton;

/** Publishes marks beside the work on the store, so that neither waits for the other for long. */
@Singleton
class Herald {

    /** By then a healthy bus has acknowledged; an unhealthy one must not keep the store waiting. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final Bus bus;

    Herald(Bus bus) {
        this.bus = bus;
    }

    /** Marks on their way. */
    static final class Sent {

        private final FutureTask<Boolean> publication;

        private Sent(FutureTask<Boolean> publication) {
            this.publication = publication;
        }

        /** Whether they are acknowledged within a moment. */
        boolean soon() {
            try {
                return publication.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException later) {
                return false;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /**
         * Waits until they are acknowledged.
         *
         * @throws Unavailable if they are not
         */
        void require() {
            try {
                publication.get();
            } catch (ExecutionException refused) {
                throw new Unavailable("marks are not acknowledged", refused.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new Unavailable("marks are not acknowledged yet", stopping);
            }
        }
    }

    Sent send(List<OutboundRecord> marks) {
        FutureTask<Boolean> publication =
                new FutureTask<>(
                        () -> {
                            bus.publishAll(marks);
                            return true;
                        });
        if (marks.isEmpty()) {
            publication.run();
        } else {
            Thread.ofVirtual().name("mayfly-marks").start(publication);
        }
        return new Sent(publication);
    }
}
