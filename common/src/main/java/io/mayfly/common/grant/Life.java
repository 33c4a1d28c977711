/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.time.Instant;
import java.util.Optional;

/**
 * The life of a grant as one pure function. Issuer and revoker each keep a row and call it; so does
 * the simulator. It accepts any event in any state and in any order: an end is absorbing, and
 * whatever comes after it, a provisioning that succeeded late included, changes nothing.
 */
public final class Life {

    private Life() {}

    /**
     * One step.
     *
     * @param now by the deciding store's clock
     */
    public static Stepped step(Grant grant, LifeEvent event, Instant now) {
        return switch (grant) {
            case Grant.Requested requested -> requested(requested, event, now);
            case Grant.Approved approved -> approved(approved, event, now);
            case Grant.Issuing issuing -> issuing(issuing, event, now);
            case Grant.Active active -> active(active, event, now);
            case Grant.Delivered delivered -> delivered(delivered, event, now);
            case Grant.Marked marked -> marked(marked, event);
            case Grant.Contained contained -> contained(contained, event);
            case Grant.Removed removed -> removed(removed, event);
            case Grant.Closed closed -> Stepped.stays(closed);
        };
    }

    private static Stepped requested(Grant.Requested grant, LifeEvent event, Instant now) {
        return switch (event) {
            case LifeEvent.Approved(Approval approval) -> armed(grant.approved(approval), now);
            case LifeEvent.Denied denied -> Stepped.to(grant.denied());
            case LifeEvent.Ended(Ending ending) -> end(grant, ending);
            case LifeEvent.TimePassed passed -> Stepped.stays(grant);
            case LifeEvent.IntentCommitted early -> Stepped.stays(grant);
            case LifeEvent.ScopeRead early -> Stepped.stays(grant);
            case LifeEvent.IssueFailed early -> Stepped.stays(grant);
            case LifeEvent.PickedUp early -> Stepped.stays(grant);
            case LifeEvent.RenewalAsked early -> Stepped.stays(grant);
            case LifeEvent.ContainCommitted early -> Stepped.stays(grant);
            case LifeEvent.RemoveCommitted early -> Stepped.stays(grant);
            case LifeEvent.ReadBack early -> Stepped.stays(grant);
            case LifeEvent.ReleaseCommitted early -> Stepped.stays(grant);
        };
    }

    /**
     * An approval that comes after its own expiry ends at once, so that it is removed and proved
     * like any other.
     */
    private static Stepped armed(Grant.Approved grant, Instant now) {
        return grant.expired(now) ? expire(grant) : Stepped.to(grant, new Effect.CommitIntent());
    }

    private static Stepped approved(Grant.Approved grant, LifeEvent event, Instant now) {
        if (event instanceof LifeEvent.IntentCommitted) {
            return stale(grant, now)
                    .orElseGet(() -> Stepped.to(grant.issuing(), new Effect.Provision()));
        }
        return permitted(grant, event, now);
    }

    private static Stepped issuing(Grant.Issuing grant, LifeEvent event, Instant now) {
        if (event instanceof LifeEvent.ScopeRead(ScopeProof scope)) {
            return scope.within()
                    ? stale(grant, now)
                            .orElseGet(
                                    () ->
                                            Stepped.to(
                                                    grant.active(scope),
                                                    new Effect.AnnounceIssued(scope)))
                    : stop(grant, StopReason.TOO_WIDE, now);
        }
        return permitted(grant, event, now);
    }

    private static Stepped active(Grant.Active grant, LifeEvent event, Instant now) {
        if (event instanceof LifeEvent.PickedUp) {
            return stale(grant, now)
                    .orElseGet(() -> Stepped.to(grant.delivered(), new Effect.Deliver()));
        }
        return permitted(grant, event, now);
    }

    private static Stepped delivered(Grant.Delivered grant, LifeEvent event, Instant now) {
        if (event instanceof LifeEvent.RenewalAsked(Instant notAfter)
                && !grant.expired(now)
                && notAfter.isAfter(grant.approval().notAfter())
                && !notAfter.isAfter(grant.approval().mostNotAfter())) {
            return Stepped.to(grant.renewed(notAfter), new Effect.Extend(notAfter));
        }
        return permitted(grant, event, now);
    }

    /** What holds in every permitted state: ends end it, time ends it, a failed issue ends it. */
    private static Stepped permitted(Grant.Permitted grant, LifeEvent event, Instant now) {
        return switch (event) {
            case LifeEvent.Ended(Ending ending) -> end(grant, ending);
            case LifeEvent.IssueFailed(StopReason reason) -> stop(grant, reason, now);
            case LifeEvent.TimePassed passed ->
                    grant.expired(now) ? expire(grant) : Stepped.stays(grant);
            case LifeEvent.Approved again -> Stepped.stays(grant);
            case LifeEvent.Denied contradiction -> Stepped.stays(grant);
            case LifeEvent.IntentCommitted again -> Stepped.stays(grant);
            case LifeEvent.ScopeRead again -> Stepped.stays(grant);
            case LifeEvent.PickedUp outOfTurn -> Stepped.stays(grant);
            case LifeEvent.RenewalAsked outOfTurn -> Stepped.stays(grant);
            case LifeEvent.ContainCommitted unasked -> Stepped.stays(grant);
            case LifeEvent.RemoveCommitted unasked -> Stepped.stays(grant);
            case LifeEvent.ReadBack unasked -> Stepped.stays(grant);
            case LifeEvent.ReleaseCommitted unasked -> Stepped.stays(grant);
        };
    }

    private static Stepped marked(Grant.Marked grant, LifeEvent event) {
        if (event instanceof LifeEvent.ContainCommitted) {
            return Stepped.to(grant.contained(), new Effect.Remove());
        }
        if (event instanceof LifeEvent.ReleaseCommitted(int holders)) {
            Grant.Revoked revoked = grant.released(new Proof.Released(holders));
            return Stepped.to(revoked, new Effect.AnnounceClosed(revoked));
        }
        return Stepped.stays(grant);
    }

    private static Stepped contained(Grant.Contained grant, LifeEvent event) {
        return event instanceof LifeEvent.RemoveCommitted
                ? Stepped.to(grant.removed(), new Effect.Inspect())
                : Stepped.stays(grant);
    }

    private static Stepped removed(Grant.Removed grant, LifeEvent event) {
        if (!(event instanceof LifeEvent.ReadBack(Inspection inspection))) {
            return Stepped.stays(grant);
        }
        if (!inspection.gone()) {
            return Stepped.to(grant.foundStanding(), new Effect.Remove());
        }
        Grant.Closed closed = grant.proved(inspection);
        return Stepped.to(closed, new Effect.AnnounceClosed(closed));
    }

    /**
     * Decisions are good for issuing and hand-over until {@code usableUntil}, and never past the
     * expiry.
     */
    private static Optional<Stepped> stale(Grant.Permitted grant, Instant now) {
        if (grant.expired(now)) {
            return Optional.of(expire(grant));
        }
        return now.isAfter(grant.approval().usableUntil())
                ? Optional.of(stop(grant, StopReason.STALE, now))
                : Optional.empty();
    }

    private static Stepped stop(Grant.Permitted grant, StopReason reason, Instant now) {
        Ending ending = new Ending(EndReason.ISSUE_STOPPED, now);
        return Stepped.to(
                grant.marked(ending),
                new Effect.WipeCredential(),
                new Effect.AnnounceStopped(reason),
                new Effect.Mark(ending),
                new Effect.Contain());
    }

    private static Stepped expire(Grant.Permitted grant) {
        return end(grant, new Ending(EndReason.EXPIRED, grant.approval().notAfter()));
    }

    private static Stepped end(Grant.Open grant, Ending ending) {
        return Stepped.to(
                grant.marked(ending),
                new Effect.WipeCredential(),
                new Effect.Mark(ending),
                new Effect.Contain());
    }
}
