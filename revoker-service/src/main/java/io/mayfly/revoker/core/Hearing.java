/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Instant;
import java.util.Optional;

import io.mayfly.common.event.CheckpointRecord;
import io.mayfly.common.event.DeadTopicRecord;
import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.GrantEvent;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.common.event.IdentityRecord;
import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.SignalEvent;
import io.mayfly.common.event.Subject;
import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.grant.Approval;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.Ending;
import io.mayfly.common.grant.Grant;
import io.mayfly.common.task.Outcome;
import io.mayfly.common.task.TaskKey;

/** Understands events: which of them end something, arm something, or are to be noted. */
public final class Hearing {

    private Hearing() {}

    /**
     * What the event means to the revoker, if anything.
     *
     * @param appendedAt when the broker appended it: the moment that counts for an end
     */
    public static Optional<Heard> of(Envelope<Event> envelope, Instant appendedAt) {
        return switch (envelope.event()) {
            case TaskEvent event -> task(envelope, event, appendedAt);
            case SignalEvent event -> signal(envelope, event, appendedAt);
            case DecisionEvent event -> decision(envelope, event, appendedAt);
            case IdentityRecord event -> identity(envelope, event, appendedAt);
            case GrantEvent event -> grant(envelope, event, appendedAt);
            case RevocationEvent own -> Optional.empty();
            case DeadTopicRecord own -> Optional.empty();
            case HealthRecord own -> Optional.empty();
            case CheckpointRecord other -> Optional.empty();
        };
    }

    /** An end whose data cannot be read still is one: all that is lost is how it ended. */
    public static Heard unreadableEnd(TaskKey task, EndReason reason, Instant appendedAt) {
        return new Heard.Over(
                new Tombstone.Dead(
                        new Subject.OfTask(task), new Ending(reason, appendedAt), Said.byItself()));
    }

    private static Optional<Heard> task(Envelope<?> envelope, TaskEvent event, Instant at) {
        return switch (event) {
            case TaskEvent.TaskEnded ended ->
                    dead(
                            new Subject.OfTask(ended.task()),
                            new Ending(reason(ended.outcome()), at),
                            Said.byEvent(envelope.id(), ended.detail()));
            case TaskEvent.TicketClosed closed ->
                    dead(
                            new Subject.OfTask(closed.task()),
                            new Ending(EndReason.TICKET_CLOSED, at),
                            Said.byEvent(envelope.id(), closed.resolution()));
            case TaskEvent.TaskStarted start -> Optional.empty();
            case TaskEvent.TicketOpened start -> Optional.empty();
            case TaskEvent.TaskHeartbeat heartbeat -> Optional.empty();
            case TaskEvent.TicketUpdated update -> Optional.empty();
        };
    }

    private static EndReason reason(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED, CANCELLED -> EndReason.TASK_ENDED;
            case FAILED -> EndReason.TASK_FAILED;
            case LOST -> EndReason.TASK_LOST;
        };
    }

    /** Disabled identities are policy's to act on: it publishes the cut-off. */
    private static Optional<Heard> signal(Envelope<?> envelope, SignalEvent event, Instant at) {
        return switch (event) {
            case SignalEvent.RiskRaised risk ->
                    Optional.of(
                            new Heard.Over(
                                    risen(
                                            risk.about(),
                                            new Ending(EndReason.SIGNAL, at),
                                            Said.byEvent(envelope.id(), risk.detail()))));
            case SignalEvent.OwnerDisabled policys -> Optional.empty();
            case SignalEvent.PrincipalDisabled policys -> Optional.empty();
        };
    }

    /** The tombstone that ends what stands now of a subject, and locks nobody. */
    static Tombstone risen(Subject about, Ending ending, Said said) {
        return switch (about) {
            case Subject.OfTask task -> new Tombstone.Dead(task, ending, said);
            case Subject.OfGrant grant -> new Tombstone.Dead(grant, ending, said);
            case Subject.OfPrincipal all -> new Tombstone.DecidedBefore(all, ending, said);
            case Subject.OfOwner all -> new Tombstone.DecidedBefore(all, ending, said);
            case Subject.OfSource all -> new Tombstone.DecidedBefore(all, ending, said);
        };
    }

    private static Optional<Heard> decision(Envelope<?> envelope, DecisionEvent event, Instant at) {
        return switch (event) {
            case DecisionEvent.GrantApproved approved ->
                    Optional.of(new Heard.Approved(armed(envelope, approved, at)));
            case DecisionEvent.GrantWithdrawn withdrawn ->
                    dead(
                            new Subject.OfGrant(withdrawn.grant()),
                            new Ending(withdrawn.reason(), at),
                            Said.byEvent(envelope.id(), withdrawn.note()));
            case DecisionEvent.GrantDenied nothingGiven -> Optional.empty();
            case DecisionEvent.ApprovalRequested open -> Optional.empty();
            case DecisionEvent.ApprovalGiven open -> Optional.empty();
            case DecisionEvent.ApprovalRefused nothingGiven -> Optional.empty();
        };
    }

    /** The earlier of the two times counts as that of the decision: what is in doubt has ended. */
    private static Armed armed(
            Envelope<?> envelope, DecisionEvent.GrantApproved approved, Instant at) {
        Approval approval =
                new Approval(
                        approved.task(),
                        approved.access().target(),
                        approved.principal(),
                        approved.owner(),
                        approved.notAfter(),
                        approved.mostNotAfter(),
                        approved.usableUntil());
        return new Armed(
                new Grant.Approved(approved.grant(), approval),
                approval,
                envelope.time().isBefore(at) ? envelope.time() : at,
                Optional.of(envelope.id()),
                envelope.trace(),
                0);
    }

    private static Optional<Heard> identity(
            Envelope<?> envelope, IdentityRecord record, Instant at) {
        if (record.cutOff() == 0) {
            return Optional.empty();
        }
        EndReason reason =
                switch (record) {
                    case IdentityRecord.PrincipalRecord principal -> EndReason.PRINCIPAL_OFFBOARDED;
                    case IdentityRecord.OwnerRecord owner -> EndReason.OWNER_OFFBOARDED;
                };
        return Optional.of(
                new Heard.Over(
                        new Tombstone.CutOff(
                                record.about(),
                                record.cutOff(),
                                new Ending(reason, at),
                                Said.byEvent(envelope.id(), Optional.empty()))));
    }

    private static Optional<Heard> grant(Envelope<?> envelope, GrantEvent event, Instant at) {
        return switch (event) {
            case GrantEvent.GrantIssued issued ->
                    Optional.of(new Heard.Issued(issued.grant(), false));
            case GrantEvent.CredentialDelivered delivered ->
                    Optional.of(new Heard.Issued(delivered.grant(), true));
            case GrantEvent.GrantRenewed renewed ->
                    Optional.of(new Heard.Renewed(renewed.grant(), renewed.notAfter()));
            case GrantEvent.GrantUsed used -> Optional.empty();
            case GrantEvent.IssueStopped stopped ->
                    dead(
                            new Subject.OfGrant(stopped.grant()),
                            new Ending(EndReason.ISSUE_STOPPED, at),
                            Said.byEvent(
                                    envelope.id(),
                                    Optional.of(
                                            stopped.reason().word() + ": " + stopped.detail())));
            case GrantEvent.GrantMisused misused ->
                    dead(
                            new Subject.OfGrant(misused.grant()),
                            new Ending(misused.reason(), at),
                            Said.byEvent(envelope.id(), Optional.of(misused.detail())));
        };
    }

    private static Optional<Heard> dead(Subject about, Ending ending, Said said) {
        return Optional.of(new Heard.Over(new Tombstone.Dead(about, ending, said)));
    }
}
