/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.Approval;
import io.mayfly.common.grant.Ending;
import io.mayfly.common.grant.Grant;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Life;
import io.mayfly.common.grant.LifeEvent;
import io.mayfly.common.task.TaskKey;
import io.mayfly.common.telemetry.TraceContext;

/**
 * A grant as the revoker keeps it: armed at its approval, so that it ends whether or not anybody is
 * heard of again.
 *
 * @param approval what was decided; its target is where the grant has to be removed
 * @param decidedAt when policy decided
 * @param cause the event that led to the present state, where one did
 * @param trace the trace of the decision, in which all that follows stands
 * @param failures how many attempts to remove it have failed
 */
public record Armed(
        Grant grant,
        Approval approval,
        Instant decidedAt,
        Optional<EventId> cause,
        Optional<TraceContext> trace,
        int failures) {

    public Armed {
        Objects.requireNonNull(grant, "grant");
        Objects.requireNonNull(approval, "approval");
        Objects.requireNonNull(decidedAt, "decidedAt");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(trace, "trace");
    }

    public GrantId id() {
        return grant.id();
    }

    public TaskKey task() {
        return approval.task();
    }

    public TargetName target() {
        return approval.target();
    }

    /** Whether no end of it has been read. */
    public boolean permitted() {
        return grant instanceof Grant.Permitted;
    }

    /** Why and when it ended; empty while it is permitted, and when it is closed. */
    public Optional<Ending> ending() {
        return grant instanceof Grant.Debt debt ? Optional.of(debt.ending()) : Optional.empty();
    }

    /** All that it could be ended by. */
    public Set<Subject> subjects() {
        return Set.of(
                new Subject.OfGrant(id()),
                new Subject.OfTask(task()),
                new Subject.OfPrincipal(approval.principal().id()),
                new Subject.OfOwner(approval.owner().id()),
                new Subject.OfSource(task().source()));
    }

    /** Whether it is the subject, or belongs to it. */
    public boolean isUnder(Subject subject) {
        return subjects().contains(subject);
    }

    /** The grant after that event. */
    public Armed after(LifeEvent event, Instant now) {
        return with(Life.step(grant, event, now).grant());
    }

    /** The grant ended by the tombstone, if it still is to be ended. */
    public Armed endedBy(Tombstone tombstone, Instant now) {
        Armed ended = after(new LifeEvent.Ended(tombstone.ending()), now);
        return new Armed(
                ended.grant,
                approval,
                decidedAt,
                tombstone.said().cause().or(() -> cause),
                trace,
                failures);
    }

    /**
     * The grant with its later end. That the issuer renewed it says that it had delivered it, and
     * whether it may live longer is decided here once more.
     */
    public Armed renewed(Instant notAfter, Instant now) {
        Grant delivered = permitted() ? new Grant.Delivered(id(), approval) : grant;
        Grant stepped = Life.step(delivered, new LifeEvent.RenewalAsked(notAfter), now).grant();
        return stepped instanceof Grant.Permitted lives
                ? new Armed(lives, lives.approval(), decidedAt, cause, trace, failures)
                : with(stepped);
    }

    /** The same, one failed attempt later. */
    public Armed failedOnceMore() {
        return new Armed(grant, approval, decidedAt, cause, trace, failures + 1);
    }

    private Armed with(Grant next) {
        return new Armed(next, approval, decidedAt, cause, trace, failures);
    }
}
