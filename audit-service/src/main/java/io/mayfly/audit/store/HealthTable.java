/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.store;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.common.codec.Json;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.runtime.store.Transaction;
import io.vertx.core.buffer.Buffer;

/** The table of the last health of each target and partition; of two the later one stays. */
final class HealthTable {

    private static final Columns<HealthRecord> COLUMNS =
            new Columns<HealthRecord>("health_view")
                    .always("subject", "text", String.class, HealthRecord::subject)
                    .always(
                            "at",
                            "timestamptz",
                            OffsetDateTime.class,
                            health -> EntryTable.time(health.at()))
                    .always(
                            "record",
                            "bytea",
                            Buffer.class,
                            health -> Buffer.buffer(Json.canonical(health)));

    private HealthTable() {}

    static void upsert(Transaction transaction, Collection<HealthRecord> health) {
        if (!health.isEmpty()) {
            transaction.update(
                    COLUMNS.upsert("subject") + " WHERE health_view.at < excluded.at",
                    COLUMNS.arrays(latest(health)));
        }
    }

    private static List<HealthRecord> latest(Collection<HealthRecord> health) {
        return List.copyOf(
                health.stream()
                        .collect(
                                Collectors.toMap(
                                        HealthRecord::subject,
                                        Function.identity(),
                                        HealthTable::later))
                        .values());
    }

    private static HealthRecord later(HealthRecord one, HealthRecord other) {
        return other.at().isBefore(one.at()) ? one : other;
    }
}
