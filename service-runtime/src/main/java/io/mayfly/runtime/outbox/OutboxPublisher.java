/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.mayfly.common.telemetry.Metrics;
import io.mayfly.runtime.Patience;
import io.mayfly.runtime.ServiceStopping;
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
    private final Semaphore work = new Semaphore(0);
    private final AtomicReference<Duration> oldest = new AtomicReference<>(Duration.ZERO);

    OutboxPublisher(
            Database database, Bus bus, Patience patience, Crashes crashes, MeterRegistry meters) {
        this.database = database;
        this.bus = bus;
        this.patience = patience;
        this.crashes = crashes;
        TimeGauge.builder(
                        Metrics.OUTBOX_OLDEST, () -> oldest.get().toMillis(), TimeUnit.MILLISECONDS)
                .register(meters);
    }

    /** The age of the oldest event that the bus has not acknowledged, as of the last look. */
    public Duration oldestUnacknowledged() {
        return oldest.get();
    }

    void wake() {
        work.release();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("mayfly-outbox").start(this::run);
    }

    void run() {
        try {
            while (!patience.stopped()) {
                Round round = patience.insistOn("publishing the outbox", this::round);
                switch (round) {
                    case EMPTY -> awaitWork();
                    case SENT -> {}
                    case STUCK -> patience.pause(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (ServiceStopping | InterruptedException stopping) {
            // What is left is committed, and published at the next start.
        }
    }

    private void awaitWork() throws InterruptedException {
        if (work.tryAcquire(SCAN.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private enum Round {
        EMPTY,
        SENT,
        STUCK
    }

    private Round round() {
        return database.transaction(this::round);
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
