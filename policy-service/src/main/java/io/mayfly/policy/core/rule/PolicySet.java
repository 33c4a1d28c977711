/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.Ruling;
import io.mayfly.policy.core.file.FileText;

/**
 * All policies in force at one time. It never changes: a change of a file makes another one. A deny
 * wins over every permit; what nobody permits is refused; a condition that fails makes a permit
 * silent and a deny speak.
 */
public final class PolicySet {

    /** The code of what a policy denies. */
    public static final String DENIED = "policy-denied";

    /** The code of what no policy permits. */
    public static final String NOT_PERMITTED = "not-permitted";

    /** The code of what would be permitted, had another source said it. */
    public static final String SOURCE_NOT_ALLOWED = "source-not-allowed";

    private static final String NONE = "none";
    private static final Comparator<Policy> MOST_GENEROUS = mostGenerous();

    private final SortedMap<String, Policy> byName = new TreeMap<>();
    private final PolicyIndex permits;
    private final PolicyIndex denies;
    private final Map<TargetName, List<Policy>> permitsByTarget;
    private final String version;

    /** The set of these policies, which have different names. */
    public PolicySet(Collection<Policy> policies) {
        policies.forEach(policy -> byName.put(policy.name(), policy));
        if (byName.size() < policies.size()) {
            throw new IllegalArgumentException("two policies have the same name");
        }
        List<Policy> permitting =
                byName.values().stream().filter(p -> p.effect() instanceof Effect.Permit).toList();
        this.permits = new PolicyIndex(permitting);
        this.denies =
                new PolicyIndex(
                        byName.values().stream()
                                .filter(p -> p.effect() instanceof Effect.Deny)
                                .toList());
        this.permitsByTarget =
                permitting.stream()
                        .collect(Collectors.groupingBy(p -> p.scope().target().orElseThrow()));
        this.version =
                FileText.sha256(
                        byName.values().stream()
                                .map(p -> p.name() + " " + p.version() + "\n")
                                .collect(Collectors.joining()));
    }

    /** A set without policies: it refuses everything. */
    public static PolicySet empty() {
        return new PolicySet(List.of());
    }

    /** The policies by name. */
    public Collection<Policy> policies() {
        return byName.values();
    }

    /** What names exactly these policies in exactly these versions. */
    public String version() {
        return version;
    }

    /** Answers a question. The same question to the same set has the same answer. */
    public Verdict judge(Question question) {
        Optional<Verdict> denied =
                denies.touching(question.access()).stream()
                        .sorted(Comparator.comparing(Policy::name))
                        .flatMap(policy -> denied(policy, question).stream())
                        .findFirst();
        return denied.or(() -> permitted(question)).orElseGet(() -> notPermitted(question));
    }

    private Optional<Verdict> denied(Policy policy, Question question) {
        if (!policy.touches(question)) {
            return Optional.empty();
        }
        String clause = policy.when().isPresent() ? "when" : "effect";
        try {
            if (policy.when().filter(condition -> !condition.holds(question)).isPresent()) {
                return Optional.empty();
            }
            String reason =
                    policy.description().isEmpty()
                            ? "policy '%s' denies it".formatted(policy.name())
                            : policy.description();
            return Optional.of(denied(policy, question, clause, reason));
        } catch (UndecidedCondition undecided) {
            String reason =
                    "the condition of policy '%s', which may deny it, fails: %s"
                            .formatted(policy.name(), undecided.getMessage());
            return Optional.of(denied(policy, question, clause, reason));
        }
    }

    private static Verdict denied(Policy policy, Question question, String clause, String reason) {
        return new Verdict.Refused(
                ruling(policy, question, clause, reason),
                DENIED,
                List.of("that policy '%s' does not deny it".formatted(policy.name())));
    }

    private Optional<Verdict> permitted(Question question) {
        return permits.covering(question.access()).stream()
                .sorted(MOST_GENEROUS)
                .filter(policy -> policy.misses(question).isEmpty())
                .findFirst()
                .map(policy -> permitted(policy, question));
    }

    private static Verdict permitted(Policy policy, Question question) {
        String reason = "policy '%s' permits it".formatted(policy.name());
        String clause = policy.when().isPresent() ? "when" : "effect";
        return new Verdict.Permitted(
                ruling(policy, question, clause, reason), (Effect.Permit) policy.effect());
    }

    private Verdict notPermitted(Question question) {
        List<NearMiss> near = NearMiss.of(nearby(question), question);
        boolean onlySource = !near.isEmpty() && near.getFirst().onlySource();
        Ruling ruling =
                new Ruling(
                        NONE,
                        version,
                        "default",
                        "no policy permits %s on '%s' of target '%s' to '%s' for a task from '%s'"
                                .formatted(
                                        question.access().actions(),
                                        question.access().resource(),
                                        question.access().target(),
                                        question.requester().principal(),
                                        question.task().source()),
                        question.inputs());
        List<String> missing = new ArrayList<>(near.stream().map(NearMiss::text).toList());
        if (missing.isEmpty()) {
            missing.add(
                    "a policy that permits anything on target '%s'"
                            .formatted(question.access().target()));
        }
        return new Verdict.Refused(
                ruling, onlySource ? SOURCE_NOT_ALLOWED : NOT_PERMITTED, missing);
    }

    private List<Policy> nearby(Question question) {
        return permitsByTarget.getOrDefault(question.access().target(), List.of());
    }

    private static Ruling ruling(Policy policy, Question question, String clause, String reason) {
        SortedMap<String, String> inputs = question.inputs();
        policy.when().ifPresent(condition -> inputs.putAll(condition.inputs(question)));
        return new Ruling(policy.name(), policy.version(), clause, reason, inputs);
    }

    /** Where several permit, the longest counts; the name makes the choice the same each time. */
    private static Comparator<Policy> mostGenerous() {
        return Comparator.comparing(
                        (Policy policy) -> ((Effect.Permit) policy.effect()).maxDuration())
                .thenComparing(policy -> ((Effect.Permit) policy.effect()).renewableUntil())
                .reversed()
                .thenComparing(Policy::name);
    }
}
