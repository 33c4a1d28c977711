/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Duration;

import io.mayfly.runtime.Patience;
import io.mayfly.runtime.ServiceStopping;
import io.mayfly.runtime.store.Database;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Deletes what the bus has acknowledged long ago. */
@Singleton
public class OutboxPruner {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_ROWS = 5000;

    private final Database database;
    private final Patience patience;

    OutboxPruner(Database database, Patience patience) {
        this.database = database;
        this.patience = patience;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("mayfly-outbox-pruner").start(this::run);
    }

    private void run() {
        try {
            while (!patience.stopped()) {
                patience.pause(PERIOD);
                int pruned = patience.insistOn("pruning the outbox", this::prune);
                while (pruned == MOST_ROWS) {
                    pruned = patience.insistOn("pruning the outbox", this::prune);
                }
            }
        } catch (ServiceStopping stopping) {
            // The next start prunes on.
        }
    }

    private int prune() {
        return database.transaction(transaction -> OutboxTable.prune(transaction, KEPT, MOST_ROWS));
    }
}
