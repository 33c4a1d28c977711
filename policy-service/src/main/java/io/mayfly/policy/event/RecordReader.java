/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.access.Access;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.event.CheckpointRecord;
import io.mayfly.common.event.DeadTopicRecord;
import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.GrantEvent;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.common.event.IdentityRecord;
import io.mayfly.common.event.ReadPosition;
import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.SignalEvent;
import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.task.TaskKey;
import io.mayfly.policy.core.decide.Reading;
import io.mayfly.policy.core.decide.Signal;
import io.mayfly.policy.core.decide.Start;
import io.mayfly.runtime.channel.InboundRecord;
import io.mayfly.runtime.trace.OpenSpan;
import io.mayfly.runtime.trace.Traces;
import jakarta.inject.Singleton;

/**
 * Reads the records of a poll. What cannot be read is set aside, unless it can be told to be an
 * end: that counts as one, for an end only takes access away.
 */
@Singleton
class RecordReader {

    private final Traces traces;

    RecordReader(Traces traces) {
        this.traces = traces;
    }

    ReadBatch read(List<InboundRecord> records) {
        Poll poll = new Poll(positions(records));
        records.forEach(record -> read(record, poll));
        return poll.batch();
    }

    private static Map<Integer, ReadPosition> positions(List<InboundRecord> records) {
        Map<Integer, ReadPosition> positions = new HashMap<>();
        for (InboundRecord record : records) {
            if (record.topic().equals(EventType.TASK_STARTED.topic().topicName())) {
                positions.merge(
                        record.partition(),
                        new ReadPosition(record.partition(), record.offset() + 1),
                        (one, other) -> one.nextOffset() > other.nextOffset() ? one : other);
            }
        }
        return positions;
    }

    private void read(InboundRecord record, Poll poll) {
        try (OpenSpan span = traces.process(record)) {
            try {
                Optional<Envelope<Event>> envelope = EventCodec.decode(record.event());
                envelope.ifPresent(known -> take(known, record, span, poll));
            } catch (MalformedEvent | Misplaced unreadable) {
                span.failed(unreadable);
                endOf(record).ifPresent(poll.ended::add);
                poll.unreadable.put(record, unreadable);
            }
        }
    }

    private static void take(
            Envelope<Event> envelope, InboundRecord record, OpenSpan span, Poll poll) {
        if (!envelope.type().topic().topicName().equals(record.topic())) {
            throw new Misplaced(
                    "%s is no event of %s".formatted(envelope.type().ceType(), record.topic()));
        }
        switch (envelope.event()) {
            case TaskEvent task -> {
                span.task(task.task());
                take(task, envelope.id(), record, span, poll);
            }
            case SignalEvent signal ->
                    poll.signals.add(
                            new Signal(envelope.id(), signal, Optional.of(span.context())));
            case DecisionEvent _,
                    IdentityRecord _,
                    GrantEvent _,
                    RevocationEvent _,
                    DeadTopicRecord _,
                    HealthRecord _,
                    CheckpointRecord _ ->
                    throw new Misplaced("%s is not read here".formatted(envelope.type().ceType()));
        }
    }

    private static void take(
            TaskEvent task, EventId id, InboundRecord record, OpenSpan span, Poll poll) {
        switch (task) {
            case TaskEvent.Started started -> {
                requireKey(started, record);
                onlyGrant(started).ifPresent(span::grant);
                poll.add(
                        new Start(
                                id,
                                started,
                                record.appendTime(),
                                poll.positions.get(record.partition()),
                                Optional.of(span.context())),
                        record);
            }
            case TaskEvent.Ended ended -> poll.ended.add(ended.task());
            case TaskEvent.TaskHeartbeat _, TaskEvent.TicketUpdated _ -> {}
        }
    }

    private static Optional<GrantId> onlyGrant(TaskEvent.Started started) {
        List<Access> accesses = started.request().accesses();
        return accesses.size() == 1
                ? Optional.of(GrantId.of(started.task(), accesses.getFirst()))
                : Optional.empty();
    }

    /** The read position that a decision states is that of the partition of the task's ends. */
    private static void requireKey(TaskEvent.Started started, InboundRecord record) {
        if (!record.key().equals(Optional.of(started.partitionKey()))) {
            throw new Misplaced("the key is not that of task '%s'".formatted(started.task()));
        }
    }

    private static Optional<TaskKey> endOf(InboundRecord record) {
        boolean end =
                KafkaBinding.typeOf(record.headers())
                        .flatMap(EventType::named)
                        .filter(EventType::isTaskEnd)
                        .filter(type -> type.topic().topicName().equals(record.topic()))
                        .isPresent();
        return end ? record.key().flatMap(RecordReader::task) : Optional.empty();
    }

    private static Optional<TaskKey> task(String key) {
        try {
            return Optional.of(TaskKey.parse(key));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** A poll on its way to being read. */
    private static final class Poll {

        private final Map<Integer, ReadPosition> positions;
        private final List<Signal> signals = new ArrayList<>();
        private final Set<TaskKey> ended = new HashSet<>();
        private final List<Start> starts = new ArrayList<>();
        private final Map<EventId, InboundRecord> recordOf = new HashMap<>();
        private final Map<InboundRecord, RuntimeException> unreadable = new LinkedHashMap<>();

        Poll(Map<Integer, ReadPosition> positions) {
            this.positions = positions;
        }

        void add(Start start, InboundRecord record) {
            starts.add(start);
            recordOf.put(start.id(), record);
        }

        ReadBatch batch() {
            return new ReadBatch(new Reading(signals, ended, starts), unreadable, recordOf);
        }
    }
}
