/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import io.mayfly.common.event.EventId;
import io.mayfly.common.task.TaskKey;
import io.mayfly.policy.core.decide.Signal;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements on what was read: starts, ends, signals. */
final class TaskTable {

    private static final String REMEMBER_ENDS =
            """
            INSERT INTO task_end (task) SELECT task FROM unnest($1::text[]) AS ended (task)
            ORDER BY task ON CONFLICT DO NOTHING
            """;

    private static final String ENDED = "SELECT task FROM task_end WHERE task = ANY ($1)";

    private static final String REMEMBER_STARTS =
            """
            INSERT INTO task_start (task, event)
            SELECT task, event FROM unnest($1::text[], $2::uuid[]) AS started (task, event)
            ORDER BY task ON CONFLICT DO NOTHING
            """;

    private static final String STARTS = "SELECT task, event FROM task_start WHERE task = ANY ($1)";

    private static final String REMEMBER_SIGNALS =
            """
            INSERT INTO signal (event, subject)
            SELECT event, subject FROM unnest($1::uuid[], $2::text[]) AS read (event, subject)
            ORDER BY event ON CONFLICT DO NOTHING RETURNING event
            """;

    private TaskTable() {}

    static void rememberEnds(Transaction transaction, Set<TaskKey> ended) {
        transaction.update(REMEMBER_ENDS, Texts.tuple(ended));
    }

    static Set<TaskKey> ended(Transaction transaction, Set<TaskKey> tasks) {
        return transaction.rows(ENDED, Texts.tuple(tasks)).stream()
                .map(row -> TaskKey.parse(row.getString("task")))
                .collect(Collectors.toSet());
    }

    static Map<TaskKey, EventId> firstStarts(
            Transaction transaction, Map<TaskKey, EventId> starts) {
        Map<TaskKey, EventId> sorted = new TreeMap<>(starts);
        transaction.update(
                REMEMBER_STARTS,
                Texts.tuple(sorted.keySet())
                        .addValue(
                                sorted.values().stream().map(EventId::value).toArray(UUID[]::new)));
        Map<TaskKey, EventId> first = new HashMap<>();
        for (Row row : transaction.rows(STARTS, Texts.tuple(sorted.keySet()))) {
            first.put(TaskKey.parse(row.getString("task")), new EventId(row.getUUID("event")));
        }
        return first;
    }

    static Set<EventId> newSignals(Transaction transaction, List<Signal> signals) {
        return transaction
                .rows(
                        REMEMBER_SIGNALS,
                        Tuple.tuple()
                                .addValue(
                                        signals.stream()
                                                .map(signal -> signal.id().value())
                                                .toArray(UUID[]::new))
                                .addArrayOfString(
                                        Texts.array(signals, signal -> signal.event().subject())))
                .stream()
                .map(row -> new EventId(row.getUUID("event")))
                .collect(Collectors.toSet());
    }
}
