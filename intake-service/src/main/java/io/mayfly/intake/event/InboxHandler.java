/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.event;

import java.util.List;
import java.util.Optional;

import io.mayfly.common.event.Topic;
import io.mayfly.intake.core.Arrival;
import io.mayfly.intake.core.Batch;
import io.mayfly.intake.core.Channels;
import io.mayfly.intake.core.Reader;
import io.mayfly.intake.core.Source;
import io.mayfly.intake.start.IntakeConfig;
import io.mayfly.intake.start.RegisteredChannels;
import io.mayfly.intake.store.IntakeStore;
import io.mayfly.runtime.channel.BatchHandler;
import io.mayfly.runtime.channel.InboundRecord;
import io.mayfly.runtime.trace.OpenSpan;
import io.mayfly.runtime.trace.Traces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Takes what lies in the inboxes. The topic, and nothing in the record, says which source it is.
 */
@Singleton
class InboxHandler implements BatchHandler {

    private static final Logger LOG = Logger.getLogger(InboxHandler.class);

    private final RegisteredChannels channels;
    private final IntakeStore store;
    private final Traces traces;
    private final IntakeConfig config;

    InboxHandler(
            RegisteredChannels channels, IntakeStore store, Traces traces, IntakeConfig config) {
        this.channels = channels;
        this.store = store;
        this.traces = traces;
        this.config = config;
    }

    @Override
    public void handle(List<InboundRecord> records) {
        Channels now = channels.now();
        Reader reader = new Reader(now);
        List<Arrival> arrivals =
                records.stream()
                        .map(record -> arrival(record, now, reader))
                        .flatMap(Optional::stream)
                        .toList();
        if (!arrivals.isEmpty()) {
            store.take(new Batch(arrivals), config.freshness());
        }
    }

    private Optional<Arrival> arrival(InboundRecord record, Channels now, Reader reader) {
        Optional<Source> source = source(record, now);
        if (source.isEmpty()) {
            LOG.errorf("inbox of no registered source; place=%s", record.place());
        }
        return source.map(
                known ->
                        arrival(
                                record,
                                known,
                                reader.read(
                                        known, record.key(), record.headers(), record.value())));
    }

    private Arrival arrival(InboundRecord record, Source source, Arrival.Reading reading) {
        try (OpenSpan span = traces.process(record)) {
            return new Arrival(
                    source,
                    record.place(),
                    record.key(),
                    record.headers(),
                    record.value(),
                    record.appendTime(),
                    span.context(),
                    reading);
        }
    }

    /** By its text: a topic may have a name that no source can have. */
    private static Optional<Source> source(InboundRecord record, Channels now) {
        String name = record.topic().substring(Topic.INBOX_PREFIX.length());
        return now.all().stream().filter(one -> one.name().value().equals(name)).findFirst();
    }

    /** Whatever a record does to us, it is set aside with that as its reason. */
    @Override
    public void quarantine(InboundRecord record, RuntimeException reason) {
        source(record, channels.now())
                .ifPresent(
                        source ->
                                store.take(
                                        new Batch(
                                                List.of(
                                                        arrival(
                                                                record,
                                                                source,
                                                                new Arrival.Reading.Unreadable(
                                                                        "cannot-be-handled",
                                                                        reason.toString())))),
                                        config.freshness()));
    }
}
