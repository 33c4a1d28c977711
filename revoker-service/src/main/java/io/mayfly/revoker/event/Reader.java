/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.event;

import java.util.Optional;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.codec.MalformedEvent.Reason;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Topic;
import io.mayfly.common.event.Writer;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.signing.EventVerifier;
import io.mayfly.common.task.TaskKey;
import io.mayfly.revoker.core.Heard;
import io.mayfly.revoker.core.Hearing;
import io.mayfly.runtime.channel.InboundRecord;
import jakarta.inject.Singleton;

/**
 * Reads one record. What policy says counts only with policy's signature, and an event only on the
 * topic of its writer; an end of a task counts even where its data cannot be read.
 */
@Singleton
class Reader {

    private final EventVerifier policy;

    Reader(EventVerifier policy) {
        this.policy = policy;
    }

    /**
     * What the record means, if anything.
     *
     * @throws MalformedEvent if it is nothing that can be read or trusted
     */
    Optional<Heard> read(InboundRecord record) {
        try {
            return heard(record);
        } catch (MalformedEvent unreadable) {
            return Optional.of(end(record).orElseThrow(() -> unreadable));
        }
    }

    private Optional<Heard> heard(InboundRecord record) {
        CloudEvent event = record.event();
        Optional<Envelope<Event>> envelope = EventCodec.decode(event);
        envelope.ifPresent(known -> admit(known, event, record));
        return envelope.flatMap(known -> Hearing.of(known, record.appendTime()));
    }

    private void admit(Envelope<Event> envelope, CloudEvent event, InboundRecord record) {
        if (!envelope.type().topic().topicName().equals(record.topic())) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE,
                    "%s has no place on %s".formatted(envelope.type().ceType(), record.topic()));
        }
        if (envelope.writer() == Writer.POLICY) {
            policy.verify(event);
        }
    }

    private static Optional<Heard> end(InboundRecord record) {
        return KafkaBinding.typeOf(record.headers())
                .filter(type -> record.topic().equals(Topic.TASKS.topicName()))
                .flatMap(EventType::named)
                .filter(EventType::isTaskEnd)
                .flatMap(
                        type ->
                                key(record)
                                        .map(
                                                task ->
                                                        Hearing.unreadableEnd(
                                                                task,
                                                                reason(type),
                                                                record.appendTime())));
    }

    private static EndReason reason(EventType type) {
        return type == EventType.TICKET_CLOSED ? EndReason.TICKET_CLOSED : EndReason.TASK_ENDED;
    }

    private static Optional<TaskKey> key(InboundRecord record) {
        try {
            return record.key().map(TaskKey::parse);
        } catch (IllegalArgumentException noTask) {
            return Optional.empty();
        }
    }
}
