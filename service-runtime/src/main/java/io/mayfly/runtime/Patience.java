/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Repeats work for as long as a server is missing: for ever, with growing pauses up to a cap. Only
 * the end of the service ends it.
 */
@Singleton
public class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * Does the work, again and again while it fails with {@link Unavailable} or with an error of
     * the machine. Any other failure is the work's own and passes through.
     *
     * @throws ServiceStopping if the service stops before the work is done
     */
    public <T> T insistOn(String what, Supplier<T> work) {
        Duration pause = FIRST_PAUSE;
        while (!stopped()) {
            try {
                return work.get();
            } catch (Unavailable missing) {
                LOG.warnf(
                        "%s has to wait; retryIn=%s, reason=%s", what, pause, missing.getMessage());
            } catch (Error broken) {
                LOG.errorf(broken, "%s broke; retryIn=%s", what, pause);
            }
            pause(pause);
            pause = longer(pause);
        }
        throw new ServiceStopping(what);
    }

    /** The same for work without a result. */
    public void insist(String what, Runnable work) {
        insistOn(
                what,
                () -> {
                    work.run();
                    return true;
                });
    }

    /**
     * Does the work again and again until it succeeds, whatever fails: for work that nobody else
     * would do if this gave up.
     *
     * @throws ServiceStopping if the service stops before the work is done
     */
    public void persist(String what, Runnable work) {
        insist(
                what,
                () -> {
                    try {
                        work.run();
                    } catch (ServiceStopping | Unavailable known) {
                        throw known;
                    } catch (RuntimeException failed) {
                        LOG.errorf(failed, "%s failed", what);
                        throw new Unavailable(what + " failed", failed);
                    }
                });
    }

    /** Waits, or less if the service stops. */
    public void pause(Duration duration) {
        try {
            if (stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServiceStopping("the pause");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceStopping("the pause");
        }
    }

    /** Whether the service is on its way down. */
    public boolean stopped() {
        return stopping.getCount() == 0;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** Ends all waiting, as the service stops. */
    public void stop() {
        stopping.countDown();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }
}
