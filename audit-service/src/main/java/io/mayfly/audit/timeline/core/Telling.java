/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.timeline.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.event.CheckpointRecord;
import io.mayfly.common.event.DeadTopicRecord;
import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.GrantEvent;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.common.event.IdentityRecord;
import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.Ruling;
import io.mayfly.common.event.SignalEvent;
import io.mayfly.common.event.Subject;
import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.event.Topic;
import io.mayfly.common.grant.Privilege;
import io.mayfly.common.grant.ScopeProof;

/** What an event says, in a sentence for people. What its name says already is not repeated. */
public final class Telling {

    private static final int SHORT_VERSION = 12;

    private Telling() {}

    /**
     * The sentence.
     *
     * @param at when it was appended
     */
    public static String of(Event event, Instant at) {
        return switch (event) {
            case TaskEvent task -> task(task);
            case SignalEvent signal -> signal(signal);
            case DecisionEvent decision -> decision(decision, at);
            case IdentityRecord identity -> identity(identity);
            case GrantEvent grant -> grant(grant);
            case RevocationEvent revocation -> RevocationTelling.of(revocation);
            case DeadTopicRecord dead -> dead(dead);
            case HealthRecord health -> health(health);
            case CheckpointRecord checkpoint ->
                    "%d entries, head %s".formatted(checkpoint.size(), checkpoint.head());
        };
    }

    private static String task(TaskEvent event) {
        return switch (event) {
            case TaskEvent.Started started -> asks(started);
            case TaskEvent.TaskHeartbeat heartbeat -> "still running";
            case TaskEvent.TaskEnded ended ->
                    ended.outcome().name().toLowerCase(Locale.ROOT) + note(ended.detail());
            case TaskEvent.TicketUpdated updated ->
                    updated.context().entrySet().stream()
                            .map(change -> change.getKey() + "=" + change.getValue())
                            .collect(Collectors.joining(", "));
            case TaskEvent.TicketClosed closed -> closed.resolution().orElse("closed");
        };
    }

    private static String asks(TaskEvent.Started started) {
        return "%s asks %s"
                .formatted(
                        started.request().principal(),
                        started.request().accesses().stream()
                                .map(Telling::access)
                                .collect(Collectors.joining("; ")));
    }

    private static String signal(SignalEvent event) {
        return switch (event) {
            case SignalEvent.OwnerDisabled disabled ->
                    "%s, says %s%s"
                            .formatted(
                                    disabled.owner(), disabled.source(), note(disabled.detail()));
            case SignalEvent.PrincipalDisabled disabled ->
                    "%s, says %s%s"
                            .formatted(
                                    disabled.principal(),
                                    disabled.source(),
                                    note(disabled.detail()));
            case SignalEvent.RiskRaised raised ->
                    "about %s, says %s%s"
                            .formatted(raised.about(), raised.source(), note(raised.detail()));
        };
    }

    private static String decision(DecisionEvent event, Instant at) {
        return switch (event) {
            case DecisionEvent.GrantApproved approved ->
                    "%s, at most %s"
                            .formatted(
                                    policy(approved.ruling()),
                                    time(Duration.between(at, approved.notAfter())));
            case DecisionEvent.GrantDenied denied -> denied(denied);
            case DecisionEvent.ApprovalRequested asked ->
                    "%s asks %s, until %s"
                            .formatted(
                                    policy(asked.ruling()),
                                    String.join(", ", asked.approvers()),
                                    asked.answerBy());
            case DecisionEvent.ApprovalGiven given -> given.approver() + note(given.note());
            case DecisionEvent.ApprovalRefused refused -> refused.approver() + note(refused.note());
            case DecisionEvent.GrantWithdrawn withdrawn ->
                    withdrawn.reason().word() + note(withdrawn.note());
        };
    }

    private static String denied(DecisionEvent.GrantDenied denied) {
        String missing =
                denied.missing().isEmpty()
                        ? ""
                        : "; missing: " + String.join(", ", denied.missing());
        return "%s: %s (%s)%s"
                .formatted(
                        denied.code(), denied.ruling().reason(), policy(denied.ruling()), missing);
    }

    private static String time(Duration time) {
        long seconds = Math.max(0, Math.round(time.toMillis() / 1000.0));
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    private static String policy(Ruling ruling) {
        String version = ruling.version();
        return "policy %s %s"
                .formatted(
                        ruling.policy(),
                        version.substring(0, Math.min(SHORT_VERSION, version.length())));
    }

    private static String identity(IdentityRecord event) {
        String state = event.enabled() ? "enabled" : "disabled";
        return switch (event) {
            case IdentityRecord.PrincipalRecord record ->
                    "%s of %s, %s, version %d, cut-off %d"
                            .formatted(
                                    record.principal(),
                                    record.owner(),
                                    state,
                                    record.version(),
                                    record.cutOff());
            case IdentityRecord.OwnerRecord record ->
                    "%s, %s, version %d, cut-off %d"
                            .formatted(record.owner(), state, record.version(), record.cutOff());
        };
    }

    private static String grant(GrantEvent event) {
        return switch (event) {
            case GrantEvent.GrantIssued issued ->
                    "%s %s; read back: %s"
                            .formatted(
                                    issued.entitlement().kind(),
                                    issued.entitlement().name(),
                                    scope(issued.scope(), issued.access()));
            case GrantEvent.CredentialDelivered delivered ->
                    delivered.sealedTo().isPresent()
                            ? "once, sealed to the key of %s".formatted(delivered.principal())
                            : "once, to %s, not sealed".formatted(delivered.principal());
            case GrantEvent.GrantUsed used ->
                    "%d times so far%s".formatted(used.uses(), note(used.detail()));
            case GrantEvent.GrantRenewed renewed ->
                    "until %s at the latest".formatted(renewed.notAfter());
            case GrantEvent.IssueStopped stopped ->
                    "%s: %s".formatted(stopped.reason().word(), stopped.detail());
            case GrantEvent.GrantMisused misused ->
                    "%s: %s".formatted(misused.reason().word(), misused.detail());
        };
    }

    /** What is given of the resource itself; all else that the decision covers is counted. */
    private static String scope(ScopeProof scope, Access access) {
        String resource = access.resource().value();
        List<Privilege> named =
                scope.effective().stream()
                        .filter(privilege -> !privilege.kind().equals("role"))
                        .filter(privilege -> privilege.object().contains(resource))
                        .toList();
        int others = scope.effective().size() - named.size();
        return named.stream().map(Telling::privilege).collect(Collectors.joining("; "))
                + (others == 0 ? "" : " (and %d others that the decision covers)".formatted(others))
                + ", nothing wider";
    }

    private static String privilege(Privilege privilege) {
        return "%s on %s %s"
                .formatted(
                        String.join(", ", privilege.may()), privilege.kind(), privilege.object());
    }

    private static String dead(DeadTopicRecord event) {
        return switch (event) {
            case DeadTopicRecord.DeadRecord mark ->
                    "%s on %s (%s): its tokens are refused from here on"
                            .formatted(marked(mark), Topic.DEAD.topicName(), mark.reason().word());
            case DeadTopicRecord.DeadBeat beat ->
                    "the revoker is alive on partition %d".formatted(beat.partition());
        };
    }

    private static String marked(DeadTopicRecord.DeadRecord mark) {
        return switch (mark.about()) {
            case Subject.OfTask task -> "the task";
            case Subject.OfGrant grant -> "the grant";
            case Subject.OfPrincipal(var principal) ->
                    "%s before version %d".formatted(principal, mark.version());
            case Subject.OfOwner(var owner) ->
                    "%s before version %d".formatted(owner, mark.version());
            case Subject.OfSource(var source) -> "all of " + source;
        };
    }

    private static String health(HealthRecord event) {
        return switch (event) {
            case HealthRecord.TargetHealth health ->
                    "%s, %d not contained"
                            .formatted(
                                    health.reachable() ? "reachable" : "not reachable",
                                    health.uncontained());
            case HealthRecord.PartitionHealth health ->
                    "read up to %d".formatted(health.read().nextOffset());
        };
    }

    /** The access as people write it: {@code select on shop.orders}. */
    static String access(Access access) {
        List<String> actions = access.actions().stream().map(Action::value).toList();
        return "%s on %s.%s"
                .formatted(String.join(", ", actions), access.target(), access.resource());
    }

    static String note(Optional<String> note) {
        return note.map(text -> ": " + text).orElse("");
    }
}
