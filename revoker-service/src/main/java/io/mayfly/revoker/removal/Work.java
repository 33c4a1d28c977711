/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.removal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.mayfly.common.access.TargetName;
import io.mayfly.revoker.RevokerConfig;
import io.mayfly.revoker.core.Crew;
import io.mayfly.revoker.core.Fold;
import io.mayfly.revoker.core.Pulses;
import io.mayfly.runtime.Patience;
import io.mayfly.runtime.ServiceStopping;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Keeps the work going: hands out debt, ends what has expired, keeps claims, and asks the targets
 * whether they answer. Each runs by itself, so none waits for another.
 */
@Singleton
public class Work {

    private static final Logger LOG = Logger.getLogger(Work.class);
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration CLAIM_BEAT = Duration.ofSeconds(2);
    private static final int EXPIRIES = 500;

    private final Crew crew;
    private final Fold fold;
    private final Pulses pulses;
    private final EndingTargets targets;
    private final RevokerConfig config;
    private final Patience patience;
    private final Semaphore wake = new Semaphore(0);

    Work(
            Crew crew,
            Fold fold,
            Pulses pulses,
            EndingTargets targets,
            RevokerConfig config,
            Patience patience) {
        this.crew = crew;
        this.fold = fold;
        this.pulses = pulses;
        this.targets = targets;
        this.config = config;
        this.patience = patience;
    }

    /** Says that there may be new debt. */
    public void wake() {
        wake.release();
    }

    void start(@Observes StartupEvent event) {
        run("removal", this::removal);
        run("expiry", this::expiry);
        run("claims", this::claims);
        targets.names().forEach(target -> run("pulse-" + target, () -> pulse(target)));
    }

    private void run(String name, Runnable round) {
        Thread.ofVirtual().name("mayfly-" + name).start(() -> repeat(name, round));
    }

    /** A round that fails is not the last one: nothing here may ever stand still. */
    private void repeat(String name, Runnable round) {
        try {
            while (!patience.stopped()) {
                try {
                    patience.insist(name, round);
                } catch (ServiceStopping stopping) {
                    throw stopping;
                } catch (RuntimeException failed) {
                    LOG.errorf(failed, "a round failed; round=%s", name);
                    patience.pause(Duration.ofSeconds(1));
                }
            }
        } catch (ServiceStopping stopping) {
            LOG.debugf("round ends; round=%s", name);
        }
    }

    private void removal() {
        if (crew.dispatch() == 0) {
            await();
        }
    }

    private void await() {
        try {
            if (wake.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void expiry() {
        int expired = fold.expire(EXPIRIES);
        if (expired > 0) {
            wake();
        }
        if (expired < EXPIRIES) {
            patience.pause(config.expiryScan());
        }
    }

    private void claims() {
        patience.pause(CLAIM_BEAT);
        crew.keepClaims();
    }

    private void pulse(TargetName target) {
        patience.pause(config.targetPulse());
        boolean before = pulses.answers(target);
        boolean answers = pulses.feel(target);
        if (before != answers) {
            LOG.warnf("target %s; target=%s", answers ? "answers again" : "is silent", target);
            wake();
        }
    }
}
