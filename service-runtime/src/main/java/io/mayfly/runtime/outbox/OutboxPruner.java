/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Duration;

import io.mayfly.runtime.Loop;
import io.mayfly.runtime.Patience;
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
    private final Loop loop;

    OutboxPruner(Database database, Patience patience) {
        this.database = database;
        this.loop = new Loop("mayfly-outbox-pruner", patience, PERIOD, this::prune);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    private void prune() {
        int pruned = MOST_ROWS;
        while (pruned == MOST_ROWS) {
            pruned =
                    database.transaction(
                            transaction -> OutboxTable.prune(transaction, KEPT, MOST_ROWS));
        }
    }
}
