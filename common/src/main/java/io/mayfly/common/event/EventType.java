/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.common.event.DeadTopicRecord.DeadBeat;
import io.mayfly.common.event.DeadTopicRecord.DeadRecord;
import io.mayfly.common.event.DecisionEvent.ApprovalGiven;
import io.mayfly.common.event.DecisionEvent.ApprovalRefused;
import io.mayfly.common.event.DecisionEvent.ApprovalRequested;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.DecisionEvent.GrantDenied;
import io.mayfly.common.event.DecisionEvent.GrantWithdrawn;
import io.mayfly.common.event.GrantEvent.CredentialDelivered;
import io.mayfly.common.event.GrantEvent.GrantIssued;
import io.mayfly.common.event.GrantEvent.GrantMisused;
import io.mayfly.common.event.GrantEvent.GrantRenewed;
import io.mayfly.common.event.GrantEvent.GrantUsed;
import io.mayfly.common.event.GrantEvent.IssueStopped;
import io.mayfly.common.event.HealthRecord.PartitionHealth;
import io.mayfly.common.event.HealthRecord.TargetHealth;
import io.mayfly.common.event.IdentityRecord.OwnerRecord;
import io.mayfly.common.event.IdentityRecord.PrincipalRecord;
import io.mayfly.common.event.RevocationEvent.DrillFailed;
import io.mayfly.common.event.RevocationEvent.DrillPassed;
import io.mayfly.common.event.RevocationEvent.EntitlementRemoved;
import io.mayfly.common.event.RevocationEvent.GrantAborted;
import io.mayfly.common.event.RevocationEvent.GrantContained;
import io.mayfly.common.event.RevocationEvent.GrantRevoked;
import io.mayfly.common.event.RevocationEvent.RevocationAttemptFailed;
import io.mayfly.common.event.RevocationEvent.RevocationRequested;
import io.mayfly.common.event.RevocationEvent.StandingAccessFound;
import io.mayfly.common.event.RevocationEvent.StandingAccessRemoved;
import io.mayfly.common.event.SignalEvent.OwnerDisabled;
import io.mayfly.common.event.SignalEvent.PrincipalDisabled;
import io.mayfly.common.event.SignalEvent.RiskRaised;
import io.mayfly.common.event.TaskEvent.TaskEnded;
import io.mayfly.common.event.TaskEvent.TaskHeartbeat;
import io.mayfly.common.event.TaskEvent.TaskStarted;
import io.mayfly.common.event.TaskEvent.TicketClosed;
import io.mayfly.common.event.TaskEvent.TicketOpened;
import io.mayfly.common.event.TaskEvent.TicketUpdated;

/** Every event that goes over the topics: its CloudEvents type, its record, its topic. */
public enum EventType {
    TASK_STARTED("io.mayfly.task.started.v1", TaskStarted.class, Topic.TASKS),
    TASK_HEARTBEAT("io.mayfly.task.heartbeat.v1", TaskHeartbeat.class, Topic.TASKS),
    TASK_ENDED("io.mayfly.task.ended.v1", TaskEnded.class, Topic.TASKS),
    TICKET_OPENED("io.mayfly.ticket.opened.v1", TicketOpened.class, Topic.TASKS),
    TICKET_UPDATED("io.mayfly.ticket.updated.v1", TicketUpdated.class, Topic.TASKS),
    TICKET_CLOSED("io.mayfly.ticket.closed.v1", TicketClosed.class, Topic.TASKS),

    OWNER_DISABLED("io.mayfly.owner.disabled.v1", OwnerDisabled.class, Topic.SIGNALS),
    PRINCIPAL_DISABLED("io.mayfly.principal.disabled.v1", PrincipalDisabled.class, Topic.SIGNALS),
    RISK_RAISED("io.mayfly.risk.raised.v1", RiskRaised.class, Topic.SIGNALS),

    GRANT_APPROVED("io.mayfly.grant.approved.v1", GrantApproved.class, Topic.DECISIONS),
    GRANT_DENIED("io.mayfly.grant.denied.v1", GrantDenied.class, Topic.DECISIONS),
    APPROVAL_REQUESTED("io.mayfly.approval.requested.v1", ApprovalRequested.class, Topic.DECISIONS),
    APPROVAL_GIVEN("io.mayfly.approval.given.v1", ApprovalGiven.class, Topic.DECISIONS),
    APPROVAL_REFUSED("io.mayfly.approval.refused.v1", ApprovalRefused.class, Topic.DECISIONS),
    GRANT_WITHDRAWN("io.mayfly.grant.withdrawn.v1", GrantWithdrawn.class, Topic.DECISIONS),

    PRINCIPAL_RECORD("io.mayfly.principal.record.v1", PrincipalRecord.class, Topic.IDENTITIES),
    OWNER_RECORD("io.mayfly.owner.record.v1", OwnerRecord.class, Topic.IDENTITIES),

    GRANT_ISSUED("io.mayfly.grant.issued.v1", GrantIssued.class, Topic.GRANTS),
    CREDENTIAL_DELIVERED(
            "io.mayfly.credential.delivered.v1", CredentialDelivered.class, Topic.GRANTS),
    GRANT_USED("io.mayfly.grant.used.v1", GrantUsed.class, Topic.GRANTS),
    GRANT_RENEWED("io.mayfly.grant.renewed.v1", GrantRenewed.class, Topic.GRANTS),
    ISSUE_STOPPED("io.mayfly.issue.stopped.v1", IssueStopped.class, Topic.GRANTS),
    GRANT_MISUSED("io.mayfly.grant.misused.v1", GrantMisused.class, Topic.GRANTS),

    REVOCATION_REQUESTED(
            "io.mayfly.revocation.requested.v1", RevocationRequested.class, Topic.REVOCATIONS),
    GRANT_CONTAINED("io.mayfly.grant.contained.v1", GrantContained.class, Topic.REVOCATIONS),
    ENTITLEMENT_REMOVED(
            "io.mayfly.entitlement.removed.v1", EntitlementRemoved.class, Topic.REVOCATIONS),
    REVOCATION_ATTEMPT_FAILED(
            "io.mayfly.revocation.attempt-failed.v1",
            RevocationAttemptFailed.class,
            Topic.REVOCATIONS),
    GRANT_REVOKED("io.mayfly.grant.revoked.v1", GrantRevoked.class, Topic.REVOCATIONS),
    GRANT_ABORTED("io.mayfly.grant.aborted.v1", GrantAborted.class, Topic.REVOCATIONS),
    STANDING_ACCESS_FOUND(
            "io.mayfly.standing-access.found.v1", StandingAccessFound.class, Topic.REVOCATIONS),
    STANDING_ACCESS_REMOVED(
            "io.mayfly.standing-access.removed.v1", StandingAccessRemoved.class, Topic.REVOCATIONS),
    DRILL_PASSED("io.mayfly.drill.passed.v1", DrillPassed.class, Topic.REVOCATIONS),
    DRILL_FAILED("io.mayfly.drill.failed.v1", DrillFailed.class, Topic.REVOCATIONS),

    DEAD_RECORD("io.mayfly.dead.record.v1", DeadRecord.class, Topic.DEAD),
    DEAD_BEAT("io.mayfly.dead.beat.v1", DeadBeat.class, Topic.DEAD),

    TARGET_HEALTH("io.mayfly.target.health.v1", TargetHealth.class, Topic.HEALTH),
    PARTITION_HEALTH("io.mayfly.partition.health.v1", PartitionHealth.class, Topic.HEALTH),

    CHECKPOINT_RECORD("io.mayfly.checkpoint.record.v1", CheckpointRecord.class, Topic.CHECKPOINTS);

    private static final Map<String, EventType> BY_CE_TYPE = index(EventType::ceType);
    private static final Map<Class<? extends Event>, EventType> BY_RECORD =
            index(EventType::record);

    private final String ceType;
    private final Class<? extends Event> record;
    private final Topic topic;

    EventType(String ceType, Class<? extends Event> record, Topic topic) {
        this.ceType = ceType;
        this.record = record;
        this.topic = topic;
    }

    private static <K> Map<K, EventType> index(Function<EventType, K> key) {
        return Collections.unmodifiableMap(
                Arrays.stream(values()).collect(Collectors.toMap(key, Function.identity())));
    }

    /** The CloudEvents {@code type} attribute. */
    public String ceType() {
        return ceType;
    }

    /** The record that holds its data. */
    public Class<? extends Event> record() {
        return record;
    }

    /** Where it is published. */
    public Topic topic() {
        return topic;
    }

    /**
     * The CloudEvents {@code dataschema} attribute: the id of the published JSON Schema of its
     * data.
     */
    public String dataSchema() {
        return "urn:mayfly:schema:" + record.getSimpleName() + ":v1";
    }

    /** Whether it says that a task or ticket is over, even where its data cannot be read. */
    public boolean isTaskEnd() {
        return TaskEvent.Ended.class.isAssignableFrom(record);
    }

    /** The type of that CloudEvents name; empty for types of others, which are ignored. */
    public static Optional<EventType> named(String ceType) {
        return Optional.ofNullable(BY_CE_TYPE.get(ceType));
    }

    /** The type of {@code event}. */
    public static EventType of(Event event) {
        return BY_RECORD.get(event.getClass());
    }
}
