/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.mayfly.common.Names;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.task.SourceName;
import io.mayfly.policy.core.file.Clauses;
import io.mayfly.policy.core.file.FileText;
import io.mayfly.policy.core.file.RefusedFile;
import io.mayfly.policy.core.file.Yaml;
import io.mayfly.policy.core.identity.PrincipalKinds;

/** Reads a policy from its file. All checks are made here, so that what is loaded can decide. */
public final class PolicyFile {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String ANY = "*";

    private final Duration longest;

    /** A reader that refuses permits of more than {@code longest}. */
    public PolicyFile(Duration longest) {
        this.longest = longest;
    }

    /**
     * Reads one file.
     *
     * @throws RefusedFile naming line and clause
     */
    public Policy read(FileText file) {
        Clauses clauses = Yaml.read(file);
        Effect effect = effect(clauses);
        Policy policy =
                new Policy(
                        clauses.value("name", name -> Names.matching("name", name, NAME)),
                        clauses.optionalText("description").orElse(""),
                        file.name(),
                        file.version(),
                        effect,
                        sources(clauses, effect),
                        principals(clauses, effect),
                        scope(clauses, effect),
                        clauses.optionalValue("when", Conditions::compile));
        clauses.requireNothingElse();
        return policy;
    }

    private Effect effect(Clauses clauses) {
        return switch (clauses.text("effect")) {
            case "permit" -> permit(clauses);
            case "deny" -> new Effect.Deny();
            default -> throw clauses.refused("effect", "is neither permit nor deny");
        };
    }

    private Effect.Permit permit(Clauses clauses) {
        Duration maxDuration =
                clauses.duration("maxDuration")
                        .orElseThrow(() -> clauses.refused("maxDuration", "is missing"));
        Duration renewableUntil = clauses.duration("renewableUntil").orElse(maxDuration);
        if (renewableUntil.compareTo(maxDuration) < 0) {
            throw clauses.refused("renewableUntil", "is below maxDuration");
        }
        if (renewableUntil.compareTo(longest) > 0) {
            String clause = maxDuration.compareTo(longest) > 0 ? "maxDuration" : "renewableUntil";
            throw clauses.refused(clause, "is longer than %s, the most here".formatted(longest));
        }
        return new Effect.Permit(maxDuration, renewableUntil);
    }

    private static Set<SourceName> sources(Clauses clauses, Effect effect) {
        List<String> named = clauses.values("sources", text -> text);
        return switch (effect) {
            case Effect.Permit _ -> distinct(clauses, "sources", named, SourceName::new);
            case Effect.Deny _ -> orAll(clauses, "sources", named, SourceName::new);
        };
    }

    private static Principals principals(Clauses clauses, Effect effect) {
        Optional<Clauses> inner = clauses.mapping("principals");
        Principals principals =
                new Principals(
                        inner.map(part -> part.values("ids", NamePattern::new)).orElse(List.of()),
                        Set.copyOf(
                                inner.map(part -> part.values("kinds", PrincipalKinds::read))
                                        .orElse(List.of())));
        inner.ifPresent(Clauses::requireNothingElse);
        if (principals.everybody() && effect instanceof Effect.Permit) {
            throw clauses.refused("principals", "a permit names ids or kinds of principals");
        }
        return principals;
    }

    private static Scope scope(Clauses clauses, Effect effect) {
        String target = clauses.text("target");
        List<NamePattern> resources = clauses.values("resources", NamePattern::new);
        if (resources.isEmpty()) {
            throw clauses.refused("resources", "is missing");
        }
        List<String> actions = clauses.values("actions", text -> text);
        return switch (effect) {
            case Effect.Permit _ ->
                    new Scope(
                            Optional.of(one(clauses, "target", target, TargetName::new)),
                            resources,
                            distinct(clauses, "actions", actions, Action::new));
            case Effect.Deny _ ->
                    new Scope(
                            target.equals(ANY)
                                    ? Optional.empty()
                                    : Optional.of(one(clauses, "target", target, TargetName::new)),
                            resources,
                            orAll(clauses, "actions", actions, Action::new));
        };
    }

    /** A deny may say {@code *}, alone. */
    private static <T> Set<T> orAll(
            Clauses clauses,
            String clause,
            List<String> named,
            java.util.function.Function<String, T> type) {
        return named.equals(List.of(ANY)) ? Set.of() : distinct(clauses, clause, named, type);
    }

    private static <T> Set<T> distinct(
            Clauses clauses,
            String clause,
            List<String> named,
            java.util.function.Function<String, T> type) {
        if (named.isEmpty()) {
            throw clauses.refused(clause, "is missing");
        }
        Set<T> distinct = new HashSet<>();
        named.forEach(text -> distinct.add(one(clauses, clause, text, type)));
        return distinct;
    }

    private static <T> T one(
            Clauses clauses,
            String clause,
            String text,
            java.util.function.Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException unfit) {
            throw clauses.refused(clause, unfit.getMessage());
        }
    }
}
