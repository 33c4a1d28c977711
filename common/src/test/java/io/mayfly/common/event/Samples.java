/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.Entitlement;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Inspection;
import io.mayfly.common.grant.Privilege;
import io.mayfly.common.grant.Proof;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.common.grant.Step;
import io.mayfly.common.grant.StopReason;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PrincipalKind;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.common.task.AccessRequest;
import io.mayfly.common.task.Origin;
import io.mayfly.common.task.Outcome;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;

/** One event of every type, as it might go over the topics. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final SourceName SOURCE = new SourceName("demo");
    public static final TaskKey TASK = new TaskKey(SOURCE, "run-1/do/0/read", 1);
    public static final TargetName TARGET = new TargetName("shop");
    public static final PrincipalId PRINCIPAL = new PrincipalId("agent-7");
    public static final OwnerId OWNER = new OwnerId("ana");
    public static final Access ACCESS =
            Access.of(TARGET, new ResourceName("orders"), List.of(new Action("select")));
    public static final GrantId GRANT = GrantId.of(TASK, ACCESS);

    private static final Origin ORIGIN =
            new Origin("/engine/7", "e-1", "io.example.started.v1", Optional.of(NOON));
    private static final Ruling RULING =
            new Ruling(
                    "agents-read-one-dataset",
                    "3f9c2a",
                    "permit",
                    "agents may read one dataset",
                    new TreeMap<>(Map.of("source", "demo")));
    private static final PublicKeyJwk KEY =
            new PublicKeyJwk(
                    "EC",
                    "P-256",
                    "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
                    "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA",
                    Optional.of("agent-7-enc"),
                    Optional.of("enc"));
    private static final AccessRequest REQUEST =
            new AccessRequest(
                    PRINCIPAL,
                    List.of(ACCESS),
                    Optional.of(Duration.ofSeconds(60)),
                    Optional.of(Duration.ofSeconds(15)),
                    Optional.of(KEY),
                    new TreeMap<>(Map.of("environment", "test")));
    private static final Inspection GONE =
            new Inspection(true, true, 0, new TreeMap<>(Map.of("role", "false")), NOON);
    private static final ScopeProof SCOPE =
            new ScopeProof(
                    List.of(Privilege.of("table", "public.orders", List.of("SELECT"))),
                    List.of(),
                    NOON);
    private static final Optional<String> NOTE = Optional.of("as asked");

    private Samples() {}

    /** One event of {@code type}. */
    public static Event of(EventType type) {
        return switch (type.topic()) {
            case TASKS -> task(type);
            case SIGNALS -> signal(type);
            case DECISIONS -> decision(type);
            case IDENTITIES -> identity(type);
            case GRANTS -> grant(type);
            case REVOCATIONS -> revocation(type);
            case DEAD, HEALTH, CHECKPOINTS -> state(type);
        };
    }

    private static Event task(EventType type) {
        return switch (type) {
            case TASK_STARTED -> new TaskEvent.TaskStarted(TASK, ORIGIN, REQUEST);
            case TASK_HEARTBEAT -> new TaskEvent.TaskHeartbeat(TASK, ORIGIN);
            case TASK_ENDED ->
                    new TaskEvent.TaskEnded(TASK, Outcome.FAILED, Optional.of(ORIGIN), NOTE);
            case TICKET_OPENED -> new TaskEvent.TicketOpened(TASK, ORIGIN, REQUEST);
            case TICKET_UPDATED ->
                    new TaskEvent.TicketUpdated(TASK, ORIGIN, new TreeMap<>(Map.of("p", "1")));
            case TICKET_CLOSED -> new TaskEvent.TicketClosed(TASK, ORIGIN, NOTE);
            default -> throw new AssertionError(type);
        };
    }

    private static Event signal(EventType type) {
        return switch (type) {
            case OWNER_DISABLED -> new SignalEvent.OwnerDisabled(OWNER, SOURCE, ORIGIN, NOTE);
            case PRINCIPAL_DISABLED ->
                    new SignalEvent.PrincipalDisabled(PRINCIPAL, SOURCE, ORIGIN, NOTE);
            case RISK_RAISED ->
                    new SignalEvent.RiskRaised(new Subject.OfTask(TASK), SOURCE, ORIGIN, NOTE);
            default -> throw new AssertionError(type);
        };
    }

    private static Event decision(EventType type) {
        return switch (type) {
            case GRANT_APPROVED ->
                    new DecisionEvent.GrantApproved(
                            GRANT,
                            TASK,
                            ORIGIN,
                            ACCESS,
                            new Pinned<>(PRINCIPAL, 2),
                            new Pinned<>(OWNER, 5),
                            RULING,
                            NOON.plusSeconds(60),
                            NOON.plusSeconds(600),
                            NOON.plusSeconds(60),
                            new ReadPosition(3, 42),
                            Optional.of(KEY));
            case GRANT_DENIED ->
                    new DecisionEvent.GrantDenied(
                            GRANT,
                            TASK,
                            ACCESS,
                            PRINCIPAL,
                            RULING,
                            "policy-denied",
                            List.of("a policy that permits select on orders"));
            case APPROVAL_REQUESTED ->
                    new DecisionEvent.ApprovalRequested(
                            GRANT, TASK, ACCESS, PRINCIPAL, RULING, List.of("ana"), NOON);
            case APPROVAL_GIVEN -> new DecisionEvent.ApprovalGiven(GRANT, TASK, "ana", NOTE);
            case APPROVAL_REFUSED -> new DecisionEvent.ApprovalRefused(GRANT, TASK, "ana", NOTE);
            case GRANT_WITHDRAWN ->
                    new DecisionEvent.GrantWithdrawn(GRANT, TASK, EndReason.POLICY_CHANGED, NOTE);
            default -> throw new AssertionError(type);
        };
    }

    private static Event identity(EventType type) {
        return switch (type) {
            case PRINCIPAL_RECORD ->
                    new IdentityRecord.PrincipalRecord(
                            PRINCIPAL, PrincipalKind.AGENT, OWNER, 2, true, 1, List.of(KEY));
            case OWNER_RECORD -> new IdentityRecord.OwnerRecord(OWNER, "Ana", 5, false, 5);
            default -> throw new AssertionError(type);
        };
    }

    private static Event grant(EventType type) {
        return switch (type) {
            case GRANT_ISSUED ->
                    new GrantEvent.GrantIssued(
                            GRANT,
                            TASK,
                            PRINCIPAL,
                            ACCESS,
                            new Entitlement("role", "mf_3f9c2a"),
                            SCOPE,
                            NOON.plusSeconds(60));
            case CREDENTIAL_DELIVERED ->
                    new GrantEvent.CredentialDelivered(
                            GRANT,
                            TASK,
                            PRINCIPAL,
                            Optional.of("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2Hgl"));
            case GRANT_USED -> new GrantEvent.GrantUsed(GRANT, TASK, 1, NOTE);
            case GRANT_RENEWED -> new GrantEvent.GrantRenewed(GRANT, TASK, NOON.plusSeconds(120));
            case ISSUE_STOPPED ->
                    new GrantEvent.IssueStopped(GRANT, TASK, StopReason.TOO_WIDE, "wider");
            case GRANT_MISUSED ->
                    new GrantEvent.GrantMisused(GRANT, TASK, EndReason.PICKED_UP_TWICE, "again");
            default -> throw new AssertionError(type);
        };
    }

    private static Event revocation(EventType type) {
        return switch (type) {
            case REVOCATION_REQUESTED ->
                    new RevocationEvent.RevocationRequested(
                            GRANT, TASK, TARGET, EndReason.OPERATOR, NOON, Optional.of("op"), NOTE);
            case GRANT_CONTAINED ->
                    new RevocationEvent.GrantContained(GRANT, TASK, TARGET, EndReason.EXPIRED);
            case ENTITLEMENT_REMOVED ->
                    new RevocationEvent.EntitlementRemoved(GRANT, TASK, TARGET, 1);
            case REVOCATION_ATTEMPT_FAILED ->
                    new RevocationEvent.RevocationAttemptFailed(
                            GRANT, TASK, TARGET, Step.REMOVE, 7, "connection refused", NOON);
            case GRANT_REVOKED ->
                    new RevocationEvent.GrantRevoked(
                            GRANT, TASK, TARGET, EndReason.TASK_ENDED, new Proof.ReadBack(GONE));
            case GRANT_ABORTED ->
                    new RevocationEvent.GrantAborted(
                            GRANT, TASK, TARGET, EndReason.TASK_ENDED, new Proof.Released(2));
            case STANDING_ACCESS_FOUND ->
                    new RevocationEvent.StandingAccessFound(
                            TARGET, "login legacy", Optional.of(GRANT), new TreeMap<>());
            case STANDING_ACCESS_REMOVED ->
                    new RevocationEvent.StandingAccessRemoved(
                            TARGET, "login legacy", Optional.empty());
            case DRILL_PASSED -> new RevocationEvent.DrillPassed(TARGET, GRANT, "28P01");
            case DRILL_FAILED -> new RevocationEvent.DrillFailed(TARGET, GRANT, "let in");
            default -> throw new AssertionError(type);
        };
    }

    private static Event state(EventType type) {
        return switch (type) {
            case DEAD_RECORD ->
                    new DeadTopicRecord.DeadRecord(
                            new Subject.OfPrincipal(PRINCIPAL),
                            EndReason.PRINCIPAL_OFFBOARDED,
                            2,
                            NOON,
                            NOON.plusSeconds(600));
            case DEAD_BEAT ->
                    new DeadTopicRecord.DeadBeat(
                            3, NOON, new TreeMap<>(Map.of("mayfly.tasks.v1", 42L)));
            case TARGET_HEALTH ->
                    new HealthRecord.TargetHealth(
                            TARGET,
                            NOON,
                            true,
                            Optional.of(NOON),
                            Optional.of(NOON),
                            0,
                            Optional.of(NOON),
                            Optional.of(true),
                            Optional.of(12L));
            case PARTITION_HEALTH ->
                    new HealthRecord.PartitionHealth(new ReadPosition(3, 42), NOON);
            case CHECKPOINT_RECORD -> new CheckpointRecord("mayfly", 42, "00".repeat(32), "", NOON);
            default -> throw new AssertionError(type);
        };
    }
}
