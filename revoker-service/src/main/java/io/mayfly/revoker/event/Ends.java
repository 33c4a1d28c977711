/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.event;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.event.DeadTopicRecord.DeadRecord;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.telemetry.TraceContext;
import io.mayfly.revoker.core.Fold;
import io.mayfly.revoker.core.Heard;
import io.mayfly.revoker.core.Marks;
import io.mayfly.revoker.core.Tombstone;
import io.mayfly.revoker.core.Witness;
import io.mayfly.revoker.removal.Observer;
import io.mayfly.revoker.removal.Work;
import io.mayfly.revoker.store.Quarantine;
import io.mayfly.runtime.bus.OutboundRecord;
import io.mayfly.runtime.channel.BatchHandler;
import io.mayfly.runtime.channel.InboundRecord;
import io.mayfly.runtime.trace.OpenSpan;
import io.mayfly.runtime.trace.Traces;
import jakarta.inject.Singleton;

/**
 * What the revoker does with a batch: marks at once, tombstones in one transaction, and not a word
 * to any target. Marks wait for no store and tombstones for no bus; the batch is done when both
 * are.
 */
@Singleton
class Ends implements BatchHandler {

    private final Reader reader;
    private final Marks marks;
    private final Herald herald;
    private final Fold fold;
    private final Work work;
    private final Quarantine quarantine;
    private final Observer observer;
    private final Traces traces;
    private final InstantSource clock;

    Ends(
            Reader reader,
            Marks marks,
            Herald herald,
            Fold fold,
            Work work,
            Quarantine quarantine,
            Observer observer,
            Traces traces,
            InstantSource clock) {
        this.reader = reader;
        this.marks = marks;
        this.herald = herald;
        this.fold = fold;
        this.work = work;
        this.quarantine = quarantine;
        this.observer = observer;
        this.traces = traces;
        this.clock = clock;
    }

    /** What one record said, in the span of its reading. */
    private record Understood(Heard heard, TraceContext trace) {}

    @Override
    public void handle(List<InboundRecord> records) {
        observer.reached(Witness.Point.POLLED);
        List<Understood> understood = new ArrayList<>();
        for (InboundRecord record : records) {
            read(record).ifPresent(understood::add);
        }
        List<Envelope<DeadRecord>> died = marks(understood);
        Herald.Sent sent = herald.send(died.stream().map(OutboundRecord::of).toList());
        if (sent.soon()) {
            measure(died);
            observer.reached(Witness.Point.MARKED);
        }
        fold.fold(understood.stream().map(Understood::heard).toList());
        sent.require();
        observer.reached(Witness.Point.BURIED);
        work.wake();
    }

    private Optional<Understood> read(InboundRecord record) {
        try (OpenSpan span = traces.process(record)) {
            try {
                return reader.read(record)
                        .map(heard -> new Understood(heard, named(span, heard).context()));
            } catch (MalformedEvent malformed) {
                span.failed(malformed);
                quarantine.keep(record, malformed);
                return Optional.empty();
            }
        }
    }

    private static OpenSpan named(OpenSpan span, Heard heard) {
        return switch (heard) {
            case Heard.Approved(var grant) -> span.grant(grant.id()).task(grant.task());
            case Heard.Over(var tombstone) -> Spans.about(span, tombstone.about());
            case Heard.Issued(var grant, var delivered) -> span.grant(grant);
            case Heard.Renewed(var grant, var notAfter) -> span.grant(grant);
        };
    }

    private List<Envelope<DeadRecord>> marks(List<Understood> understood) {
        List<Envelope<DeadRecord>> died = new ArrayList<>();
        for (Understood one : understood) {
            if (one.heard() instanceof Heard.Over(Tombstone tombstone)) {
                marks.of(tombstone).ifPresent(mark -> died.add(stated(mark, tombstone, one)));
            }
        }
        return died;
    }

    /** A mark's version is its cut-off; what dies for good dies once. */
    private static Envelope<DeadRecord> stated(
            DeadRecord mark, Tombstone tombstone, Understood understood) {
        return Envelope.stated(
                mark,
                Math.max(1, mark.version()),
                mark.diedAt(),
                tombstone.said().cause(),
                Optional.of(understood.trace()));
    }

    private void measure(List<Envelope<DeadRecord>> died) {
        for (Envelope<DeadRecord> mark : died) {
            Duration age = Duration.between(mark.event().diedAt(), clock.instant());
            observer.time(mark.event().reason().word(), "bus", "marked", age);
        }
    }

    @Override
    public void quarantine(InboundRecord record, RuntimeException reason) {
        quarantine.keep(record, reason);
    }
}
