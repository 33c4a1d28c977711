/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.grant.Privilege;

/**
 * Whether what a grant's role can do goes beyond its decision. Allowed are: the actions on the
 * relation itself, USAGE of its schema, membership of the template, and what reaches no data by
 * itself and every role of the server has by PUBLIC anyway: CONNECT and TEMPORARY on databases,
 * USAGE of schemas, EXECUTE of functions that run with the caller's rights. A table, column,
 * sequence or definer function that PUBLIC may use is wider: the workload could use it, whoever
 * gave it.
 */
final class ScopeComparison {

    private static final Map<String, Set<String>> HARMLESS_BY_PUBLIC =
            Map.of(
                    "database", Set.of("CONNECT", "TEMPORARY"),
                    "schema", Set.of("USAGE"),
                    "function", Set.of("EXECUTE"));

    private final String relation;
    private final String schema;
    private final String template;
    private final Set<String> privileges;

    ScopeComparison(PostgresSettings settings, Access access) {
        PostgresSettings.Offer offer = settings.offer(access);
        this.relation = offer.relation();
        this.schema = offer.schema();
        this.template = settings.template(access);
        this.privileges =
                access.actions().stream()
                        .map(Action::value)
                        .map(action -> action.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** What of it goes beyond the decision. */
    List<Privilege> wider(List<Effective> effective) {
        return effective.stream().map(this::wider).flatMap(Optional::stream).toList();
    }

    private Optional<Privilege> wider(Effective row) {
        Privilege privilege = row.privilege();
        SortedSet<String> beyond = new TreeSet<>(privilege.may());
        beyond.removeAll(allowed(privilege));
        Set<String> harmless = new TreeSet<>(row.everybody());
        harmless.retainAll(HARMLESS_BY_PUBLIC.getOrDefault(privilege.kind(), Set.of()));
        beyond.removeAll(harmless);
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(new Privilege(privilege.kind(), privilege.object(), beyond));
    }

    private Set<String> allowed(Privilege privilege) {
        return switch (privilege.kind()) {
            case "table" -> privilege.object().equals(relation) ? privileges : Set.of();
            case "schema" -> privilege.object().equals(schema) ? Set.of("USAGE") : Set.of();
            case "role" -> privilege.object().equals(template) ? Set.of("MEMBER") : Set.of();
            default -> Set.of();
        };
    }
}
