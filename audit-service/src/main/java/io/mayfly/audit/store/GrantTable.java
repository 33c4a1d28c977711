/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.audit.grant.core.AccessInterval;
import io.mayfly.audit.grant.core.Counted;
import io.mayfly.audit.grant.core.GrantView;
import io.mayfly.audit.grant.core.Milestone;
import io.mayfly.audit.grant.core.Terms;
import io.mayfly.audit.grant.core.Why;
import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.TaskKey;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table of what the ledger says of each grant. */
final class GrantTable {

    private static final Columns<GrantView> COLUMNS = columns();

    private GrantTable() {}

    private static Columns<GrantView> columns() {
        Columns<GrantView> columns =
                new Columns<GrantView>("grant_view")
                        .always("grant_id", "uuid", UUID.class, view -> view.id().value())
                        .always("first_position", "bigint", Long.class, GrantView::firstPosition)
                        .always("state", "text", String.class, view -> view.state().word())
                        .maybe("task_key", "text", String.class, view -> text(view.task()))
                        .maybe("reason", "text", String.class, view -> value(view.reason()))
                        .maybe("reason_seq", "bigint", Long.class, view -> seq(view.reason()))
                        .maybe("refusal", "text", String.class, view -> value(view.refusal()))
                        .maybe("refusal_seq", "bigint", Long.class, view -> seq(view.refusal()))
                        .maybe("trace_id", "text", String.class, view -> value(view.traceId()))
                        .maybe("trace_position", "bigint", Long.class, view -> seq(view.traceId()))
                        .maybe("not_after_seq", "bigint", Long.class, view -> seq(view.notAfter()));
        terms(columns);
        times(columns);
        return columns;
    }

    private static void terms(Columns<GrantView> columns) {
        columns.maybe("terms_weight", "text", String.class, of(terms -> terms.weight().name()))
                .maybe("principal", "text", String.class, of(terms -> terms.principal().value()))
                .maybe("principal_version", "bigint", Long.class, of(Terms::principalVersion))
                .maybe("owner", "text", String.class, owner(owner -> owner.id().value()))
                .maybe("owner_version", "bigint", Long.class, owner(Pinned::version))
                .maybe("target", "text", String.class, of(terms -> terms.access().target().value()))
                .maybe(
                        "resource",
                        "text",
                        String.class,
                        of(terms -> terms.access().resource().value()))
                .maybe("actions", "text", String.class, of(GrantTable::joined))
                .maybe("ordinal", "integer", Integer.class, of(terms -> terms.access().ordinal()))
                .maybe("policy", "text", String.class, why(Why::policy))
                .maybe("policy_version", "text", String.class, why(Why::version))
                .maybe("policy_clause", "text", String.class, why(Why::clause))
                .maybe("policy_reason", "text", String.class, why(Why::reason));
    }

    private static void times(Columns<GrantView> columns) {
        time(columns, "not_after", view -> view.notAfter().map(Counted::value));
        time(columns, "access_from", view -> view.access().map(AccessInterval::from));
        time(columns, "access_until", view -> view.access().flatMap(AccessInterval::until));
        for (Milestone milestone : Milestone.values()) {
            time(columns, column(milestone), view -> view.at(milestone));
        }
    }

    private static void time(
            Columns<GrantView> columns, String name, Function<GrantView, Optional<Instant>> time) {
        columns.maybe(
                name,
                "timestamptz",
                OffsetDateTime.class,
                view -> time.apply(view).map(EntryTable::time));
    }

    private static String column(Milestone milestone) {
        return milestone.name().toLowerCase(Locale.ROOT) + "_at";
    }

    private static String joined(Terms terms) {
        return terms.access().actions().stream()
                .map(Action::value)
                .collect(Collectors.joining(","));
    }

    private static Function<GrantView, Optional<?>> of(Function<Terms, ?> value) {
        return view -> view.terms().map(value);
    }

    private static Function<GrantView, Optional<?>> owner(Function<Pinned<OwnerId>, ?> value) {
        return view -> view.terms().flatMap(Terms::owner).map(value);
    }

    private static Function<GrantView, Optional<?>> why(Function<Why, String> value) {
        return view -> view.terms().flatMap(Terms::why).map(value);
    }

    private static Optional<String> text(Optional<?> value) {
        return value.map(Object::toString);
    }

    private static Optional<String> value(Optional<Counted<String>> counted) {
        return counted.map(Counted::value);
    }

    private static Optional<Long> seq(Optional<? extends Counted<?>> counted) {
        return counted.map(Counted::seq);
    }

    static void upsert(Transaction transaction, List<GrantView> views) {
        if (!views.isEmpty()) {
            transaction.update(COLUMNS.upsert("grant_id"), COLUMNS.arrays(views));
        }
    }

    /** The views of these grants and of all grants of these tasks. */
    static List<GrantView> views(
            Transaction transaction, Collection<GrantId> grants, Collection<TaskKey> tasks) {
        return transaction
                .rows(
                        "SELECT * FROM grant_view WHERE grant_id = ANY($1) OR task_key = ANY($2)",
                        Tuple.of(
                                grants.stream().map(GrantId::value).toArray(UUID[]::new),
                                tasks.stream().map(TaskKey::toString).toArray(String[]::new)))
                .stream()
                .map(GrantTable::view)
                .toList();
    }

    /** All views. */
    static List<GrantView> all(Transaction transaction) {
        return transaction.rows("SELECT * FROM grant_view").stream().map(GrantTable::view).toList();
    }

    private static GrantView view(Row row) {
        return new GrantView(
                new GrantId(row.getUUID("grant_id")),
                row.getLong("first_position"),
                string(row, "task_key").map(TaskKey::parse),
                string(row, "terms_weight").map(weight -> terms(row, weight)),
                milestones(row),
                instant(row, "not_after")
                        .map(at -> new Counted<>(row.getLong("not_after_seq"), at)),
                counted(row, "reason", "reason_seq"),
                counted(row, "refusal", "refusal_seq"),
                counted(row, "trace_id", "trace_position"));
    }

    private static Terms terms(Row row, String weight) {
        return new Terms(
                Terms.Weight.valueOf(weight),
                new PrincipalId(row.getString("principal")),
                row.getLong("principal_version"),
                string(row, "owner")
                        .map(id -> new Pinned<>(new OwnerId(id), row.getLong("owner_version"))),
                access(row),
                string(row, "policy").map(policy -> why(row, policy)));
    }

    private static Access access(Row row) {
        Access once =
                Access.of(
                        new TargetName(row.getString("target")),
                        new ResourceName(row.getString("resource")),
                        Arrays.stream(row.getString("actions").split(",", -1))
                                .map(Action::new)
                                .toList());
        return new Access(
                once.target(), once.resource(), once.actions(), row.getInteger("ordinal"));
    }

    private static Why why(Row row, String policy) {
        return new Why(
                policy,
                row.getString("policy_version"),
                row.getString("policy_clause"),
                row.getString("policy_reason"));
    }

    private static Map<Milestone, Instant> milestones(Row row) {
        Map<Milestone, Instant> milestones = new EnumMap<>(Milestone.class);
        for (Milestone milestone : Milestone.values()) {
            instant(row, column(milestone)).ifPresent(at -> milestones.put(milestone, at));
        }
        return milestones;
    }

    private static Optional<Counted<String>> counted(Row row, String value, String seq) {
        return string(row, value).map(text -> new Counted<>(row.getLong(seq), text));
    }

    private static Optional<String> string(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
