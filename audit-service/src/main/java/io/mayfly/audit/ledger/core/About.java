/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.CheckpointRecord;
import io.mayfly.common.event.DeadTopicRecord;
import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.GrantEvent;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.common.event.IdentityRecord;
import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.SignalEvent;
import io.mayfly.common.event.Subject;
import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.TaskKey;

/** What an entry is about, so that it can be found. */
public record About(
        Optional<GrantId> grant,
        Optional<TaskKey> task,
        Optional<PrincipalId> principal,
        Optional<OwnerId> owner,
        Optional<TargetName> target,
        Optional<ResourceName> resource) {

    /** About nothing that has a name here. */
    public static final About NOTHING =
            new About(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public About {
        Objects.requireNonNull(grant, "grant");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(resource, "resource");
    }

    /** What {@code event} names. */
    public static About of(Event event) {
        return switch (event) {
            case TaskEvent.Started started ->
                    NOTHING.with(started.task()).with(started.request().principal());
            case TaskEvent other -> NOTHING.with(other.task());
            case SignalEvent signal -> of(signal.about());
            case DecisionEvent decision -> decision(decision);
            case IdentityRecord.PrincipalRecord record ->
                    NOTHING.with(record.principal()).with(record.owner());
            case IdentityRecord.OwnerRecord record -> NOTHING.with(record.owner());
            case GrantEvent grant -> grant(grant);
            case RevocationEvent.OfGrant ofGrant ->
                    NOTHING.with(ofGrant.grant()).with(ofGrant.task()).with(ofGrant.target());
            case RevocationEvent.OfTarget ofTarget -> target(ofTarget);
            case DeadTopicRecord.DeadRecord mark -> of(mark.about());
            case DeadTopicRecord.DeadBeat beat -> NOTHING;
            case HealthRecord.TargetHealth health -> NOTHING.with(health.target());
            case HealthRecord.PartitionHealth health -> NOTHING;
            case CheckpointRecord checkpoint -> NOTHING;
        };
    }

    private static About of(Subject subject) {
        return switch (subject) {
            case Subject.OfTask(TaskKey task) -> NOTHING.with(task);
            case Subject.OfGrant(GrantId grant) -> NOTHING.with(grant);
            case Subject.OfPrincipal(PrincipalId principal) -> NOTHING.with(principal);
            case Subject.OfOwner(OwnerId owner) -> NOTHING.with(owner);
            case Subject.OfSource source -> NOTHING;
        };
    }

    private static About decision(DecisionEvent event) {
        About about = NOTHING.with(event.grant()).with(event.task());
        return switch (event) {
            case DecisionEvent.GrantApproved approved ->
                    about.with(approved.principal().id())
                            .with(approved.owner().id())
                            .with(approved.access());
            case DecisionEvent.GrantDenied denied ->
                    about.with(denied.principal()).with(denied.access());
            case DecisionEvent.ApprovalRequested requested ->
                    about.with(requested.principal()).with(requested.access());
            case DecisionEvent.ApprovalGiven given -> about;
            case DecisionEvent.ApprovalRefused refused -> about;
            case DecisionEvent.GrantWithdrawn withdrawn -> about;
        };
    }

    private static About grant(GrantEvent event) {
        About about = NOTHING.with(event.grant()).with(event.task());
        return switch (event) {
            case GrantEvent.GrantIssued issued ->
                    about.with(issued.principal()).with(issued.access());
            case GrantEvent.CredentialDelivered delivered -> about.with(delivered.principal());
            case GrantEvent.GrantUsed used -> about;
            case GrantEvent.GrantRenewed renewed -> about;
            case GrantEvent.IssueStopped stopped -> about;
            case GrantEvent.GrantMisused misused -> about;
        };
    }

    private static About target(RevocationEvent.OfTarget event) {
        About about = NOTHING.with(event.target());
        return switch (event) {
            case RevocationEvent.StandingAccessFound found ->
                    found.grant().map(about::with).orElse(about);
            case RevocationEvent.StandingAccessRemoved removed ->
                    removed.grant().map(about::with).orElse(about);
            case RevocationEvent.DrillPassed passed -> about.with(passed.grant());
            case RevocationEvent.DrillFailed failed -> about.with(failed.grant());
        };
    }

    private About with(GrantId value) {
        return new About(Optional.of(value), task, principal, owner, target, resource);
    }

    private About with(TaskKey value) {
        return new About(grant, Optional.of(value), principal, owner, target, resource);
    }

    private About with(PrincipalId value) {
        return new About(grant, task, Optional.of(value), owner, target, resource);
    }

    private About with(OwnerId value) {
        return new About(grant, task, principal, Optional.of(value), target, resource);
    }

    private About with(TargetName value) {
        return new About(grant, task, principal, owner, Optional.of(value), resource);
    }

    private About with(Access access) {
        return new About(
                grant,
                task,
                principal,
                owner,
                Optional.of(access.target()),
                Optional.of(access.resource()));
    }
}
