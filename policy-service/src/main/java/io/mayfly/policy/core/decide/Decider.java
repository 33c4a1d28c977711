/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.access.Access;
import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.DecisionEvent.GrantDenied;
import io.mayfly.common.event.Ruling;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.policy.core.decide.Denial.Code;
import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.Principal;
import io.mayfly.policy.core.rule.PolicySet;
import io.mayfly.policy.core.rule.Question;
import io.mayfly.policy.core.rule.Requester;
import io.mayfly.policy.core.rule.Verdict;

/**
 * Decides one access of one start. Denied unless all holds: the task runs, the start is fresh,
 * principal and owner are known and enabled, the source may speak for the principal, one policy
 * permits all of it and none denies any of it. A failure on the way is a denial.
 */
public final class Decider {

    private static final String NONE = "none";

    private Decider() {}

    /** The decision, which follows from these arguments alone. */
    public static DecisionEvent decide(
            Start start, Access access, Circumstances circumstances, PolicySet policies) {
        try {
            Optional<Denial> denial = before(start, circumstances);
            return denial.<DecisionEvent>map(why -> denied(start, access, policies, why))
                    .orElseGet(() -> judged(start, access, circumstances, policies));
        } catch (RuntimeException failure) {
            return denied(start, access, policies, failed(failure));
        }
    }

    private static Optional<Denial> before(Start start, Circumstances circumstances) {
        if (circumstances.ended()) {
            return Optional.of(
                    new Denial(
                            Code.TASK_ALREADY_ENDED,
                            "task",
                            "an end of task '%s' had been read before it".formatted(start.task()),
                            "a task that still runs"));
        }
        return Freshness.denial(start, circumstances.now())
                .or(() -> Speaking.denial(start, circumstances));
    }

    private static DecisionEvent judged(
            Start start, Access access, Circumstances circumstances, PolicySet policies) {
        Principal principal = circumstances.principal().orElseThrow();
        Owner owner = circumstances.owner().orElseThrow();
        Question question = question(start, access, principal, owner);
        return switch (policies.judge(question)) {
            case Verdict.Permitted permitted ->
                    approved(start, access, principal, owner, permitted);
            case Verdict.Refused refused ->
                    new GrantDenied(
                            GrantId.of(start.task(), access),
                            start.task(),
                            access,
                            principal.id(),
                            refused.ruling(),
                            refused.code(),
                            refused.missing());
        };
    }

    private static Question question(Start start, Access access, Principal principal, Owner owner) {
        return new Question(
                start.task(),
                start.ticket(),
                new Requester(principal.id(), principal.details().kind(), owner.id(), owner.name()),
                access,
                start.event().request().context(),
                start.appended());
    }

    private static GrantApproved approved(
            Start start,
            Access access,
            Principal principal,
            Owner owner,
            Verdict.Permitted permitted) {
        Instant from = start.appended();
        Optional<Duration> asked = start.event().request().duration();
        return new GrantApproved(
                GrantId.of(start.task(), access),
                start.task(),
                start.event().origin(),
                access,
                principal.pinned(),
                owner.pinned(),
                permitted.ruling(),
                from.plus(shorter(asked, permitted.within().maxDuration())),
                from.plus(shorter(asked, permitted.within().renewableUntil())),
                from.plus(Freshness.LONGEST),
                start.read(),
                sealTo(start, principal));
    }

    private static Duration shorter(Optional<Duration> asked, Duration most) {
        return asked.filter(duration -> duration.compareTo(most) < 0).orElse(most);
    }

    private static Optional<PublicKeyJwk> sealTo(Start start, Principal principal) {
        return start.event().request().workloadKey().or(() -> principal.details().sealingKey());
    }

    private static GrantDenied denied(
            Start start, Access access, PolicySet policies, Denial denial) {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("source", start.task().source().value());
        inputs.put("principal.id", start.event().request().principal().value());
        inputs.put("time", start.appended().toString());
        return new GrantDenied(
                GrantId.of(start.task(), access),
                start.task(),
                access,
                start.event().request().principal(),
                new Ruling(NONE, policies.version(), denial.clause(), denial.reason(), inputs),
                denial.code().word(),
                List.of(denial.missing()));
    }

    /** By the kind of failure alone: its text may hold anything. */
    private static Denial failed(RuntimeException failure) {
        return new Denial(
                Code.DECISION_FAILED,
                "error",
                "deciding failed with %s".formatted(failure.getClass().getSimpleName()),
                "a repair, and a new start");
    }
}
