/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import io.mayfly.common.event.DeadTopicRecord.DeadBeat;
import io.mayfly.common.event.Envelope;
import io.mayfly.revoker.removal.DebtGauges;
import io.mayfly.revoker.store.Debts;
import io.mayfly.runtime.Patience;
import io.mayfly.runtime.ServiceStopping;
import io.mayfly.runtime.bus.Bus;
import io.mayfly.runtime.bus.OutboundRecord;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Gives a beat a second on each partition, and beside it the health of targets and partitions. The
 * beats go first and by themselves: they wait for no store.
 */
@Singleton
class SignsOfLife {

    private static final Logger LOG = Logger.getLogger(SignsOfLife.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Beats beats;
    private final Health health;
    private final Debts debts;
    private final DebtGauges gauges;
    private final Bus bus;
    private final InstantSource clock;
    private final Patience patience;

    SignsOfLife(
            Beats beats,
            Health health,
            Debts debts,
            DebtGauges gauges,
            Bus bus,
            InstantSource clock,
            Patience patience) {
        this.beats = beats;
        this.health = health;
        this.debts = debts;
        this.gauges = gauges;
        this.bus = bus;
        this.clock = clock;
        this.patience = patience;
    }

    void start(@Observes StartupEvent event) {
        every("beats", this::beat);
        every("health", this::tell);
    }

    private void every(String name, Runnable round) {
        Thread.ofVirtual().name("mayfly-" + name).start(() -> repeat(name, round));
    }

    private void repeat(String name, Runnable round) {
        try {
            while (!patience.stopped()) {
                Instant begun = clock.instant();
                attempt(name, round);
                Duration left = PERIOD.minus(Duration.between(begun, clock.instant()));
                patience.pause(left.isPositive() ? left : Duration.ZERO);
            }
        } catch (ServiceStopping stopping) {
            LOG.debugf("signs of life end; which=%s", name);
        }
    }

    /** One that cannot be given is not made up for: the next one says more. */
    private static void attempt(String name, Runnable round) {
        try {
            round.run();
        } catch (ServiceStopping stopping) {
            throw stopping;
        } catch (RuntimeException failed) {
            LOG.warnf("no sign of life; which=%s, reason=%s", name, failed);
        }
    }

    private void beat() {
        bus.publish(beats.due().stream().map(SignsOfLife::placed).toList());
    }

    private static OutboundRecord placed(Envelope<DeadBeat> beat) {
        return OutboundRecord.of(beat).at(beat.event().partition());
    }

    private void tell() {
        List<Envelope<DeadBeat>> listening = beats.due();
        Debts.Standing standing = debts.look();
        gauges.show(standing);
        bus.publish(health.records(standing, listening).stream().map(OutboundRecord::of).toList());
    }
}
