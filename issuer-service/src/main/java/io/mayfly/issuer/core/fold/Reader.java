/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.fold;

import java.util.List;
import java.util.Optional;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.codec.MalformedEvent.Reason;
import io.mayfly.common.event.CheckpointRecord;
import io.mayfly.common.event.DeadTopicRecord;
import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.GrantEvent;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.common.event.IdentityRecord;
import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.SignalEvent;
import io.mayfly.common.event.Subject;
import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.event.Topic;
import io.mayfly.common.event.Writer;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.signing.EventVerifier;
import io.mayfly.common.task.Outcome;
import io.mayfly.common.task.TaskKey;
import io.mayfly.issuer.core.fold.Item.SetAside;

/**
 * Reads records. What policy is said to have written is believed only with policy's signature, and
 * nothing is believed on a topic that is not its own.
 */
public final class Reader {

    private final EventVerifier policy;
    private final Preparer preparer;

    public Reader(EventVerifier policy, Preparer preparer) {
        this.policy = policy;
        this.preparer = preparer;
    }

    /** What the record means; nothing if it means nothing to the issuer. */
    public List<Item> read(Arrival arrival) {
        if (arrival.value().isEmpty()) {
            return List.of();
        }
        try {
            return read(arrival, arrival.event());
        } catch (MalformedEvent malformed) {
            return malformed(arrival, malformed);
        }
    }

    private List<Item> read(Arrival arrival, CloudEvent event) {
        Optional<EventType> type = EventType.named(event.type());
        if (type.isEmpty()) {
            return List.of();
        }
        requireTopic(arrival, type.get());
        if (type.get().topic().writer() == Writer.POLICY) {
            policy.verify(event);
        }
        return EventCodec.decode(event).map(envelope -> meaning(arrival, envelope)).orElseThrow();
    }

    private static void requireTopic(Arrival arrival, EventType type) {
        if (!type.topic().topicName().equals(arrival.place().topic())) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE,
                    "%s does not belong on %s".formatted(type.ceType(), arrival.place().topic()));
        }
    }

    /** An unreadable value that can be told to be an end is taken as one. */
    private static List<Item> malformed(Arrival arrival, MalformedEvent malformed) {
        SetAside.Kind kind =
                malformed.reason() == Reason.BAD_SIGNATURE
                        ? SetAside.Kind.REFUSED
                        : SetAside.Kind.QUARANTINED;
        SetAside aside =
                new SetAside(arrival.place(), kind, arrival.type(), malformed.getMessage());
        return endedTask(arrival)
                .<List<Item>>map(
                        task ->
                                List.of(
                                        new Item.End(
                                                new Subject.OfTask(task),
                                                0,
                                                EndReason.TASK_ENDED,
                                                arrival.appendedAt()),
                                        aside))
                .orElse(List.of(aside));
    }

    private static Optional<TaskKey> endedTask(Arrival arrival) {
        boolean end =
                arrival.place().topic().equals(Topic.TASKS.topicName())
                        && arrival.type()
                                .flatMap(EventType::named)
                                .filter(EventType::isTaskEnd)
                                .isPresent();
        try {
            return end ? arrival.key().map(TaskKey::parse) : Optional.empty();
        } catch (IllegalArgumentException noTask) {
            return Optional.empty();
        }
    }

    private List<Item> meaning(Arrival arrival, Envelope<Event> envelope) {
        return switch (envelope.event()) {
            case DecisionEvent decision -> decided(arrival, envelope, decision);
            case TaskEvent task -> happened(arrival, task);
            case IdentityRecord identity -> known(arrival, identity);
            case DeadTopicRecord dead -> died(dead);
            case HealthRecord health -> List.of(new Item.Health(health));
            case SignalEvent notForUs -> List.of();
            case GrantEvent ourOwn -> List.of();
            case RevocationEvent notForUs -> List.of();
            case CheckpointRecord notForUs -> List.of();
        };
    }

    private List<Item> decided(Arrival arrival, Envelope<Event> envelope, DecisionEvent decision) {
        Cause cause =
                new Cause(envelope.id(), arrival.trace().or(envelope::trace), arrival.appendedAt());
        return switch (decision) {
            case DecisionEvent.GrantApproved approved ->
                    List.of(new Item.Intent(approved, cause, preparer.prepare(approved)));
            case DecisionEvent.GrantDenied denied -> List.of(new Item.Denial(denied, cause));
            case DecisionEvent.GrantWithdrawn withdrawn ->
                    List.of(
                            new Item.End(
                                    new Subject.OfGrant(withdrawn.grant()),
                                    0,
                                    withdrawn.reason(),
                                    arrival.appendedAt()));
            case DecisionEvent.ApprovalRequested pending -> List.of();
            case DecisionEvent.ApprovalGiven pending -> List.of();
            case DecisionEvent.ApprovalRefused denialFollows -> List.of();
        };
    }

    private static List<Item> happened(Arrival arrival, TaskEvent event) {
        return switch (event) {
            case TaskEvent.Started started ->
                    List.of(new Item.Start(started.task(), started.origin()));
            case TaskEvent.TaskEnded ended ->
                    List.of(over(arrival, ended.task(), reason(ended.outcome())));
            case TaskEvent.TicketClosed closed ->
                    List.of(over(arrival, closed.task(), EndReason.TICKET_CLOSED));
            case TaskEvent.TaskHeartbeat alive -> List.of();
            case TaskEvent.TicketUpdated updated -> List.of();
        };
    }

    private static Item over(Arrival arrival, TaskKey task, EndReason reason) {
        return new Item.End(new Subject.OfTask(task), 0, reason, arrival.appendedAt());
    }

    private static EndReason reason(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED, CANCELLED -> EndReason.TASK_ENDED;
            case FAILED -> EndReason.TASK_FAILED;
            case LOST -> EndReason.TASK_LOST;
        };
    }

    private static List<Item> known(Arrival arrival, IdentityRecord record) {
        return switch (record) {
            case IdentityRecord.PrincipalRecord principal ->
                    List.of(
                            new Item.Known(principal),
                            cutOff(arrival, principal, EndReason.PRINCIPAL_OFFBOARDED));
            case IdentityRecord.OwnerRecord owner ->
                    List.of(cutOff(arrival, owner, EndReason.OWNER_OFFBOARDED));
        };
    }

    /** At version 0 it ends nothing. */
    private static Item cutOff(Arrival arrival, IdentityRecord record, EndReason reason) {
        return new Item.End(record.about(), record.cutOff(), reason, arrival.appendedAt());
    }

    private static List<Item> died(DeadTopicRecord dead) {
        return switch (dead) {
            case DeadTopicRecord.DeadRecord mark ->
                    List.of(
                            new Item.End(
                                    mark.about(), mark.version(), mark.reason(), mark.diedAt()));
            case DeadTopicRecord.DeadBeat beat -> List.of();
        };
    }
}
