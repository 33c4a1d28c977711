/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mayfly.common.event.Topic;
import io.mayfly.common.telemetry.Metrics;
import io.mayfly.issuer.core.GrantStore;
import io.mayfly.issuer.core.fold.Arrival;
import io.mayfly.issuer.core.fold.Batch;
import io.mayfly.issuer.core.fold.Item;
import io.mayfly.issuer.core.fold.Place;
import io.mayfly.issuer.core.fold.Reader;
import io.mayfly.issuer.work.IssuingLoop;
import io.mayfly.runtime.channel.AssignedPartition;
import io.mayfly.runtime.channel.BatchHandler;
import io.mayfly.runtime.channel.InboundRecord;
import io.mayfly.runtime.start.CrashPoint;
import io.mayfly.runtime.start.Crashes;
import io.mayfly.runtime.trace.OpenSpan;
import io.mayfly.runtime.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** One poll, one transaction: decisions become intents, ends become tombstones. */
@Singleton
public class Inflow implements BatchHandler {

    private static final Logger LOG = Logger.getLogger(Inflow.class);

    private final Reader reader;
    private final GrantStore store;
    private final IssuingLoop loop;
    private final Traces traces;
    private final Crashes crashes;
    private final MeterRegistry meters;

    Inflow(
            Reader reader,
            GrantStore store,
            IssuingLoop loop,
            Traces traces,
            Crashes crashes,
            MeterRegistry meters) {
        this.reader = reader;
        this.store = store;
        this.loop = loop;
        this.traces = traces;
        this.crashes = crashes;
        this.meters = meters;
    }

    @Override
    public void handle(List<InboundRecord> records) {
        if (records.stream().anyMatch(r -> r.topic().equals(Topic.DECISIONS.topicName()))) {
            crashes.at(CrashPoint.K1);
        }
        List<Item> items = new ArrayList<>();
        records.forEach(record -> items.addAll(read(record)));
        Batch batch = Batch.of(items, records.stream().map(Inflow::place).toList());
        store.fold(batch);
        if (!batch.all(Item.Intent.class).isEmpty()) {
            crashes.at(CrashPoint.K2);
            loop.wake();
        }
        batch.all(Item.SetAside.class).forEach(this::report);
    }

    private List<Item> read(InboundRecord record) {
        try (OpenSpan span = traces.process(record)) {
            return reader.read(
                    new Arrival(
                            place(record),
                            record.key(),
                            record.headers(),
                            record.value(),
                            record.appendTime(),
                            Optional.of(span.context())));
        }
    }

    private static Place place(InboundRecord record) {
        return new Place(record.topic(), record.partition(), record.offset());
    }

    private void report(Item.SetAside aside) {
        LOG.warnf(
                "record is set aside; record=%s, kind=%s, reason=%s",
                aside.place(), aside.kind(), aside.reason());
        meters.counter(name(aside.kind()), Metrics.LABEL_SOURCE, aside.place().topic()).increment();
    }

    private static String name(Item.SetAside.Kind kind) {
        return switch (kind) {
            case REFUSED -> Metrics.REFUSED_EVENTS;
            case QUARANTINED -> Metrics.QUARANTINED_EVENTS;
        };
    }

    @Override
    public void quarantine(InboundRecord record, RuntimeException reason) {
        Item.SetAside aside =
                new Item.SetAside(
                        place(record),
                        Item.SetAside.Kind.QUARANTINED,
                        Optional.empty(),
                        reason.getClass().getName());
        store.fold(Batch.of(List.of(aside), List.of(place(record))));
        report(aside);
    }

    @Override
    public void assigned(List<AssignedPartition> partitions) {
        Map<Batch.Partition, Long> ends = new HashMap<>();
        partitions.forEach(p -> ends.put(new Batch.Partition(p.topic(), p.partition()), p.end()));
        store.mustReach(ends);
    }
}
