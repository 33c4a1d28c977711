/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.mayfly.common.telemetry.Metrics;
import io.mayfly.runtime.Loop;
import io.mayfly.runtime.Patience;
import io.mayfly.runtime.bus.Bus;
import io.mayfly.runtime.start.CrashPoint;
import io.mayfly.runtime.start.Crashes;
import io.mayfly.runtime.store.Database;
import io.mayfly.runtime.store.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Publishes what the outbox holds: woken by each commit, and by the clock for what a crash or an
 * outage left behind.
 *
 * <p>A row is locked while it is being sent, so a replica that dies lets go of it at once, and two
 * replicas never hold rows of one subject in such a way that a later one could overtake.
 */
@Singleton
public class OutboxPublisher {

    private static final Duration SCAN = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final int MOST_ROWS = 500;

    private final Database database;
    private final Bus bus;
    private final Patience patience;
    private final Crashes crashes;
    private final Loop loop;
    private final AtomicReference<Duration> oldest = new AtomicReference<>(Duration.ZERO);

    OutboxPublisher(
            Database database, Bus bus, Patience patience, Crashes crashes, MeterRegistry meters) {
        this.database = database;
        this.bus = bus;
        this.patience = patience;
        this.crashes = crashes;
        this.loop = new Loop("mayfly-outbox", patience, SCAN, this::drain);
        TimeGauge.builder(
                        Metrics.OUTBOX_OLDEST, () -> oldest.get().toMillis(), TimeUnit.MILLISECONDS)
                .register(meters);
    }

    /** The age of the oldest event that the bus has not acknowledged, as of the last look. */
    public Duration oldestUnacknowledged() {
        return oldest.get();
    }

    void wake() {
        loop.wake();
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    Thread start() {
        return loop.start();
    }

    void drain() {
        Round round = Round.SENT;
        while (round == Round.SENT && !patience.stopped()) {
            round = database.transaction(this::round);
        }
        if (round == Round.STUCK) {
            patience.pause(PAUSE_AFTER_FAILURE);
        }
    }

    private enum Round {
        EMPTY,
        SENT,
        STUCK
    }

    private Round round(Transaction transaction) {
        List<OutboxRow> locked = OutboxTable.lock(transaction, MOST_ROWS);
        oldest.set(locked.isEmpty() ? Duration.ZERO : locked.getFirst().age());
        if (locked.isEmpty()) {
            return Round.EMPTY;
        }
        List<List<OutboxRow>> waves = Waves.of(locked, OutboxTable.first(transaction, locked));
        crashes.at(CrashPoint.COMMITTED);
        List<OutboxRow> acknowledged = send(waves);
        crashes.at(CrashPoint.PUBLISHED);
        OutboxTable.acknowledge(transaction, acknowledged);
        return acknowledged.isEmpty() ? Round.STUCK : Round.SENT;
    }

    /** Stops at the first wave with a gap: what follows it might overtake. */
    private List<OutboxRow> send(List<List<OutboxRow>> waves) {
        List<OutboxRow> acknowledged = new ArrayList<>();
        for (List<OutboxRow> wave : waves) {
            List<Boolean> answers = bus.publish(wave.stream().map(OutboxRow::record).toList());
            for (int i = 0; i < wave.size(); i++) {
                if (answers.get(i)) {
                    acknowledged.add(wave.get(i));
                }
            }
            if (answers.contains(false)) {
                break;
            }
        }
        return acknowledged;
    }
}
