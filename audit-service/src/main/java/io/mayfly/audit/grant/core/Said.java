/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.util.Optional;

import io.mayfly.audit.ledger.core.Entry;
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

/** What one entry by itself says of a grant, or of the grants of a task. */
final class Said {

    private Said() {}

    static Optional<TaskMark> ofTask(Entry entry) {
        return entry.event().flatMap(event -> mark(event, entry));
    }

    private static Optional<TaskMark> mark(Event event, Entry entry) {
        return event instanceof DeadTopicRecord.DeadRecord mark
                        && mark.about() instanceof Subject.OfTask(var task)
                ? Optional.of(new TaskMark(task, entry.at(), Draft.stored(mark.diedAt())))
                : Optional.empty();
    }

    static Optional<GrantView> ofGrant(Entry entry) {
        return entry.event().flatMap(event -> of(event, entry));
    }

    private static Optional<GrantView> of(Event event, Entry entry) {
        return switch (event) {
            case DecisionEvent decision -> Optional.of(decision(decision, entry));
            case GrantEvent grant -> Optional.of(grant(grant, entry));
            case RevocationEvent.OfGrant revocation -> Optional.of(revocation(revocation, entry));
            case DeadTopicRecord.DeadRecord mark -> mark(mark, entry);
            case RevocationEvent.OfTarget target -> Optional.empty();
            case DeadTopicRecord.DeadBeat beat -> Optional.empty();
            case TaskEvent task -> Optional.empty();
            case SignalEvent signal -> Optional.empty();
            case IdentityRecord identity -> Optional.empty();
            case HealthRecord health -> Optional.empty();
            case CheckpointRecord checkpoint -> Optional.empty();
        };
    }

    private static GrantView decision(DecisionEvent event, Entry entry) {
        Draft draft = new Draft(event.grant(), entry);
        return switch (event) {
            case DecisionEvent.GrantApproved approved ->
                    draft.at(Milestone.APPROVED)
                            .terms(
                                    new Terms(
                                            Terms.Weight.APPROVED,
                                            approved.principal().id(),
                                            approved.principal().version(),
                                            Optional.of(approved.owner()),
                                            approved.access(),
                                            Optional.of(Why.of(approved.ruling()))))
                            .approvedUntil(approved.notAfter())
                            .view();
            case DecisionEvent.GrantDenied denied ->
                    draft.at(Milestone.DENIED)
                            .terms(
                                    new Terms(
                                            Terms.Weight.DENIED,
                                            denied.principal(),
                                            0,
                                            Optional.empty(),
                                            denied.access(),
                                            Optional.of(Why.of(denied.ruling()))))
                            .refusal(denied.code())
                            .view();
            case DecisionEvent.ApprovalRequested asked ->
                    draft.at(Milestone.ASKED)
                            .terms(
                                    new Terms(
                                            Terms.Weight.ASKED,
                                            asked.principal(),
                                            0,
                                            Optional.empty(),
                                            asked.access(),
                                            Optional.of(Why.of(asked.ruling()))))
                            .view();
            case DecisionEvent.ApprovalGiven given -> draft.view();
            case DecisionEvent.ApprovalRefused refused -> draft.view();
            case DecisionEvent.GrantWithdrawn withdrawn -> draft.at(Milestone.WITHDRAWN).view();
        };
    }

    private static GrantView grant(GrantEvent event, Entry entry) {
        Draft draft = new Draft(event.grant(), entry);
        return switch (event) {
            case GrantEvent.GrantIssued issued ->
                    draft.at(Milestone.ISSUED)
                            .terms(
                                    new Terms(
                                            Terms.Weight.ISSUED,
                                            issued.principal(),
                                            0,
                                            Optional.empty(),
                                            issued.access(),
                                            Optional.empty()))
                            .view();
            case GrantEvent.CredentialDelivered delivered -> draft.at(Milestone.DELIVERED).view();
            case GrantEvent.GrantUsed used -> draft.view();
            case GrantEvent.GrantRenewed renewed -> draft.renewedUntil(renewed.notAfter()).view();
            case GrantEvent.IssueStopped stopped ->
                    draft.at(Milestone.STOPPED).refusal(stopped.reason().word()).view();
            case GrantEvent.GrantMisused misused -> draft.at(Milestone.MISUSED).view();
        };
    }

    private static GrantView revocation(RevocationEvent.OfGrant event, Entry entry) {
        Draft draft = new Draft(event.grant(), entry);
        return switch (event) {
            case RevocationEvent.RevocationRequested requested ->
                    draft.at(Milestone.ENDED, requested.endedAt())
                            .reason(requested.reason())
                            .view();
            case RevocationEvent.GrantContained contained ->
                    draft.at(Milestone.CONTAINED).reason(contained.reason()).view();
            case RevocationEvent.EntitlementRemoved removed -> draft.at(Milestone.REMOVED).view();
            case RevocationEvent.RevocationAttemptFailed failed -> draft.view();
            case RevocationEvent.GrantRevoked revoked ->
                    draft.at(Milestone.REVOKED).reason(revoked.reason()).view();
            case RevocationEvent.GrantAborted aborted ->
                    draft.at(Milestone.ABORTED).reason(aborted.reason()).view();
        };
    }

    private static Optional<GrantView> mark(DeadTopicRecord.DeadRecord mark, Entry entry) {
        return mark.about() instanceof Subject.OfGrant(GrantId grant)
                ? Optional.of(
                        new Draft(grant, entry)
                                .at(Milestone.MARKED)
                                .at(Milestone.ENDED, mark.diedAt())
                                .view())
                : Optional.empty();
    }
}
