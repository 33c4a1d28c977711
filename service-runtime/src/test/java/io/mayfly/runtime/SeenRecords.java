/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.mayfly.runtime.channel.AssignedPartition;
import io.mayfly.runtime.channel.BatchHandler;
import io.mayfly.runtime.channel.InboundRecord;
import io.mayfly.runtime.store.Database;
import io.mayfly.runtime.trace.OpenSpan;
import io.mayfly.runtime.trace.Traces;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** The smallest service: it writes down what it reads. */
@Singleton
public class SeenRecords implements BatchHandler {

    private final Database database;
    private final Traces traces;
    private final List<AssignedPartition> assigned = new CopyOnWriteArrayList<>();
    private volatile Consumer<InboundRecord> before = record -> {};

    SeenRecords(Database database, Traces traces) {
        this.database = database;
        this.traces = traces;
    }

    @Override
    public void handle(List<InboundRecord> records) {
        records.forEach(before);
        String[] traceparents = records.stream().map(this::traceparent).toArray(String[]::new);
        database.transact(
                transaction ->
                        transaction.update(
                                "INSERT INTO seen (place, record_key, traceparent) SELECT * FROM"
                                    + " unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO"
                                    + " NOTHING",
                                Tuple.tuple()
                                        .addArrayOfString(
                                                records.stream()
                                                        .map(InboundRecord::place)
                                                        .toArray(String[]::new))
                                        .addArrayOfString(
                                                records.stream()
                                                        .map(record -> record.key().orElse(""))
                                                        .toArray(String[]::new))
                                        .addArrayOfString(traceparents)));
    }

    private String traceparent(InboundRecord record) {
        try (OpenSpan span = traces.process(record)) {
            return span.context().traceparent();
        }
    }

    @Override
    public void quarantine(InboundRecord record, RuntimeException reason) {
        database.transact(
                transaction ->
                        transaction.update(
                                "INSERT INTO quarantine VALUES ($1, $2) ON CONFLICT DO NOTHING",
                                Tuple.of(record.place(), reason.getMessage())));
    }

    @Override
    public void assigned(List<AssignedPartition> partitions) {
        assigned.addAll(partitions);
    }

    List<AssignedPartition> assigned() {
        return assigned;
    }

    /** Runs before each record is handled, to fail or to wait. */
    void before(Consumer<InboundRecord> action) {
        before = action;
    }

    List<String> keys() {
        return database.transaction(
                transaction ->
                        transaction.rows("SELECT record_key FROM seen ORDER BY arrival").stream()
                                .map(row -> row.getString(0))
                                .toList());
    }

    List<String> quarantined() {
        return database.transaction(
                transaction ->
                        transaction.rows("SELECT reason FROM quarantine").stream()
                                .map(row -> row.getString(0))
                                .toList());
    }
}
