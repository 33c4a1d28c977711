/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.mayfly.common.access.Access;
import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.EventId;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.TaskKey;
import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.Principal;
import io.mayfly.policy.core.rule.PolicySet;

/**
 * Where what was read becomes decisions: one poll, one transaction. Signals first, then ends, then
 * starts, so that whatever the poll already knows against an access counts.
 */
public final class Desk {

    private final Registers registers;
    private final Supplier<PolicySet> policies;

    /** A desk that decides by the policies as they are at the time. */
    public Desk(Registers registers, Supplier<PolicySet> policies) {
        this.registers = registers;
        this.policies = policies;
    }

    /** Decides what can be decided, and remembers the rest. Repeats change nothing. */
    public Decided handle(Reading reading) {
        PolicySet inForce = policies.get();
        return registers.transaction(
                register -> {
                    Offboarding.apply(register, reading.signals());
                    register.remember(reading.ended());
                    return decide(register, reading.starts(), inForce);
                });
    }

    private static Decided decide(Register register, List<Start> read, PolicySet policies) {
        if (read.isEmpty()) {
            return new Decided(List.of(), List.of());
        }
        Map<TaskKey, EventId> first = register.firstStarts(firstOf(read));
        List<Start> contradicted = read.stream().filter(start -> !counts(start, first)).toList();
        Map<GrantId, Asked> open =
                open(register, read.stream().filter(start -> counts(start, first)).toList());
        Map<GrantId, DecisionEvent> decisions = decided(register, open, policies);
        Set<GrantId> ours = register.record(List.copyOf(decisions.values()));
        List<Statement> statements = new ArrayList<>();
        List<DecisionEvent> stated = new ArrayList<>();
        decisions.forEach(
                (grant, decision) -> {
                    if (ours.contains(grant)) {
                        statements.add(Statement.of(decision, open.get(grant).start()));
                        stated.add(decision);
                    }
                });
        register.state(statements);
        return new Decided(stated, contradicted);
    }

    private static Map<TaskKey, EventId> firstOf(List<Start> starts) {
        return starts.stream()
                .collect(Collectors.toMap(Start::task, Start::id, (first, _) -> first));
    }

    private static boolean counts(Start start, Map<TaskKey, EventId> first) {
        return start.id().equals(first.get(start.task()));
    }

    private record Asked(Start start, Access access) {}

    private static Map<GrantId, Asked> open(Register register, List<Start> starts) {
        Map<GrantId, Asked> open = new LinkedHashMap<>();
        for (Start start : starts) {
            for (Access access : start.event().request().accesses()) {
                open.putIfAbsent(GrantId.of(start.task(), access), new Asked(start, access));
            }
        }
        open.keySet().removeAll(register.decided(Set.copyOf(open.keySet())));
        return open;
    }

    private static Map<GrantId, DecisionEvent> decided(
            Register register, Map<GrantId, Asked> open, PolicySet policies) {
        Known known = Known.of(register, open.values().stream().map(Asked::start).toList());
        Map<GrantId, DecisionEvent> decisions = new LinkedHashMap<>();
        open.forEach(
                (grant, asked) ->
                        decisions.put(
                                grant,
                                Decider.decide(
                                        asked.start(),
                                        asked.access(),
                                        known.on(asked.start()),
                                        policies)));
        return decisions;
    }

    /** What the store knows of some starts, read at once. */
    private record Known(
            Instant now,
            Set<TaskKey> ended,
            Map<PrincipalId, Principal> principals,
            Map<OwnerId, Owner> owners) {

        static Known of(Register register, List<Start> starts) {
            Map<PrincipalId, Principal> principals =
                    register.principals(all(starts, start -> start.event().request().principal()));
            Set<OwnerId> owners =
                    principals.values().stream()
                            .map(principal -> principal.details().owner())
                            .collect(Collectors.toSet());
            return new Known(
                    register.now(),
                    register.ended(all(starts, Start::task)),
                    principals,
                    register.owners(owners));
        }

        private static <T> Set<T> all(List<Start> starts, Function<Start, T> part) {
            return starts.stream().map(part).collect(Collectors.toSet());
        }

        Circumstances on(Start start) {
            Optional<Principal> principal =
                    Optional.ofNullable(principals.get(start.event().request().principal()));
            return new Circumstances(
                    now,
                    ended.contains(start.task()),
                    principal,
                    principal.flatMap(
                            known -> Optional.ofNullable(owners.get(known.details().owner()))));
        }
    }
}
