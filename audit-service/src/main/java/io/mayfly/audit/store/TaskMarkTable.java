/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.store;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import io.mayfly.audit.grant.core.TaskMark;
import io.mayfly.common.task.TaskKey;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table of the tasks that are marked. */
final class TaskMarkTable {

    private static final Columns<TaskMark> COLUMNS =
            new Columns<TaskMark>("task_mark")
                    .always("task_key", "text", String.class, mark -> mark.task().toString())
                    .always(
                            "marked_at",
                            "timestamptz",
                            OffsetDateTime.class,
                            mark -> EntryTable.time(mark.markedAt()))
                    .always(
                            "died_at",
                            "timestamptz",
                            OffsetDateTime.class,
                            mark -> EntryTable.time(mark.diedAt()));

    private TaskMarkTable() {}

    static void upsert(Transaction transaction, List<TaskMark> marks) {
        if (!marks.isEmpty()) {
            transaction.update(COLUMNS.upsert("task_key"), COLUMNS.arrays(marks));
        }
    }

    static List<TaskMark> marks(Transaction transaction, Collection<TaskKey> tasks) {
        return transaction
                .rows(
                        "SELECT task_key, marked_at, died_at FROM task_mark"
                                + " WHERE task_key = ANY($1)",
                        Tuple.of(tasks.stream().map(TaskKey::toString).toArray(String[]::new)))
                .stream()
                .map(TaskMarkTable::mark)
                .toList();
    }

    private static TaskMark mark(Row row) {
        return new TaskMark(
                TaskKey.parse(row.getString("task_key")),
                row.getOffsetDateTime("marked_at").toInstant(),
                row.getOffsetDateTime("died_at").toInstant());
    }
}
