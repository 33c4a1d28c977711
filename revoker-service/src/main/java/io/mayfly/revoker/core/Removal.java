/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.RevocationEvent.EntitlementRemoved;
import io.mayfly.common.event.RevocationEvent.GrantAborted;
import io.mayfly.common.event.RevocationEvent.GrantContained;
import io.mayfly.common.event.RevocationEvent.GrantRevoked;
import io.mayfly.common.event.RevocationEvent.RevocationAttemptFailed;
import io.mayfly.common.grant.Ending;
import io.mayfly.common.grant.Grant;
import io.mayfly.common.grant.Inspection;
import io.mayfly.common.grant.LifeEvent;
import io.mayfly.common.grant.Step;

/**
 * Takes one claimed grant through contain, remove and inspect, each committed before the next
 * begins, until it is proved gone or a step fails. What fails stays debt and is tried again.
 */
public final class Removal {

    private final Store store;
    private final Calls calls;
    private final Backoff backoff;
    private final Witness witness;

    public Removal(Store store, Calls calls, Backoff backoff, Witness witness) {
        this.store = store;
        this.calls = calls;
        this.backoff = backoff;
        this.witness = witness;
    }

    /** Goes as far as it can now. */
    public void advance(Armed claimed) {
        Optional<Armed> next = Optional.of(claimed);
        while (next.isPresent()) {
            next = step(next.get());
        }
    }

    /** One step; what is to be done next, if it may be done at once. */
    private Optional<Armed> step(Armed grant) {
        return switch (grant.grant()) {
            case Grant.Marked marked -> attempted(Step.CONTAIN, grant, this::contain);
            case Grant.Contained contained -> attempted(Step.REMOVE, grant, this::remove);
            case Grant.Removed removed -> attempted(Step.INSPECT, grant, this::inspect);
            case Grant.Permitted alive -> Optional.empty();
            case Grant.Requested unarmed -> Optional.empty();
            case Grant.Denied nothing -> Optional.empty();
            case Grant.Revoked done -> Optional.empty();
            case Grant.Aborted done -> Optional.empty();
        };
    }

    private Optional<Armed> attempted(
            Step step, Armed grant, BiFunction<Armed, Ending, Optional<Armed>> attempt) {
        Ending ending = grant.ending().orElseThrow();
        try {
            return attempt.apply(grant, ending);
        } catch (CallFailed failure) {
            return fail(step, grant, grant, failure.getMessage());
        }
    }

    private Optional<Armed> contain(Armed grant, Ending ending) {
        call(
                Step.CONTAIN,
                grant,
                connector -> {
                    connector.contain(grant.id());
                    return true;
                });
        witness.reached(Witness.Point.CONTAINED);
        return done(
                Step.CONTAIN,
                grant,
                ending,
                new LifeEvent.ContainCommitted(),
                new GrantContained(grant.id(), grant.task(), grant.target(), ending.reason()));
    }

    private Optional<Armed> remove(Armed grant, Ending ending) {
        int sessions = call(Step.REMOVE, grant, connector -> connector.remove(grant.id()));
        witness.reached(Witness.Point.REMOVED);
        return done(
                Step.REMOVE,
                grant,
                ending,
                new LifeEvent.RemoveCommitted(),
                new EntitlementRemoved(grant.id(), grant.task(), grant.target(), sessions));
    }

    private Optional<Armed> inspect(Armed grant, Ending ending) {
        Inspection inspection =
                call(Step.INSPECT, grant, connector -> connector.inspect(grant.id()));
        witness.reached(Witness.Point.INSPECTED);
        LifeEvent readBack = new LifeEvent.ReadBack(inspection);
        Armed judged = grant.after(readBack, inspection.readAt());
        return switch (judged.grant()) {
            case Grant.Revoked(var id, var why, var proof) ->
                    closed(
                            grant,
                            ending,
                            readBack,
                            new GrantRevoked(
                                    id, grant.task(), grant.target(), why.reason(), proof));
            case Grant.Aborted(var id, var why, var proof) ->
                    closed(
                            grant,
                            ending,
                            readBack,
                            new GrantAborted(
                                    id, grant.task(), grant.target(), why.reason(), proof));
            case Grant.Debt debt -> stillThere(grant, judged, inspection);
            case Grant.Open impossible -> throw impossible(grant);
            case Grant.Denied impossible -> throw impossible(grant);
        };
    }

    private static IllegalStateException impossible(Armed grant) {
        return new IllegalStateException("grant %s came back to life".formatted(grant.id()));
    }

    private <T> T call(Step step, Armed grant, Calls.OnTarget<T> work) {
        return witness.during(step, grant, () -> calls.on(grant.target(), work));
    }

    private Optional<Armed> closed(
            Armed grant, Ending ending, LifeEvent event, RevocationEvent.Terminal fact) {
        done(Step.INSPECT, grant, ending, event, fact);
        return Optional.empty();
    }

    private Optional<Armed> done(
            Step step, Armed grant, Ending ending, LifeEvent event, RevocationEvent fact) {
        Optional<Committed> committed =
                store.transaction(
                        books -> {
                            Instant now = books.now();
                            Armed after = grant.after(event, now);
                            Attempt attempt = new Attempt(Optional.empty(), now);
                            if (!books.replace(grant, after, attempt)) {
                                return Optional.empty();
                            }
                            if (fact instanceof RevocationEvent.Terminal) {
                                books.afterCommit(() -> witness.reached(Witness.Point.CLOSED));
                            }
                            books.state(List.of(Statement.of(grant, fact)));
                            return Optional.of(new Committed(after, now));
                        });
        committed.ifPresent(
                done -> witness.done(step, grant, Duration.between(ending.endedAt(), done.at())));
        return committed.map(Committed::grant);
    }

    private record Committed(Armed grant, Instant at) {}

    /** The read-back found something, so the removal before it was none: it is done again. */
    private Optional<Armed> stillThere(Armed grant, Armed judged, Inspection inspection) {
        return fail(
                Step.INSPECT,
                grant,
                judged,
                "still there after removal: %d sessions, %s"
                        .formatted(inspection.sessions(), inspection.facts()));
    }

    private Optional<Armed> fail(Step step, Armed grant, Armed judged, String error) {
        Armed after = judged.failedOnceMore();
        Duration pause = backoff.after(after.failures());
        boolean first =
                store.transaction(
                        books -> {
                            Instant nextTry = books.now().plus(pause);
                            Attempt attempt = new Attempt(Optional.of(error), nextTry);
                            if (!books.replace(grant, after, attempt)) {
                                return false;
                            }
                            RevocationAttemptFailed fact =
                                    new RevocationAttemptFailed(
                                            grant.id(),
                                            grant.task(),
                                            grant.target(),
                                            step,
                                            after.failures(),
                                            error,
                                            nextTry);
                            books.state(List.of(Statement.of(grant, fact)));
                            return true;
                        });
        if (first) {
            witness.failed(step, grant, error, pause);
        }
        return Optional.empty();
    }
}
