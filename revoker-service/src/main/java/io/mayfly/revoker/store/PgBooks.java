/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import io.mayfly.common.event.EventId;
import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.Ending;
import io.mayfly.common.grant.GrantId;
import io.mayfly.revoker.core.Armed;
import io.mayfly.revoker.core.Attempt;
import io.mayfly.revoker.core.Books;
import io.mayfly.revoker.core.Heard;
import io.mayfly.revoker.core.Revocation;
import io.mayfly.revoker.core.Statement;
import io.mayfly.revoker.core.Tombstone;
import io.mayfly.runtime.outbox.Fact;
import io.mayfly.runtime.outbox.Outbox;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** One transaction on the revoker's tables. */
final class PgBooks implements Books {

    private final Transaction transaction;
    private final Outbox outbox;

    PgBooks(Transaction transaction, Outbox outbox) {
        this.transaction = transaction;
        this.outbox = outbox;
    }

    @Override
    public Instant now() {
        Row row = transaction.rows("SELECT clock_timestamp() AS now").getFirst();
        return ArmedRow.instant(row, "now");
    }

    @Override
    public void takeTurns(Set<Subject> arming, Set<Subject> ending) {
        Turns.take(transaction, arming, ending);
    }

    @Override
    public void bury(Collection<Tombstone> tombstones) {
        List<Tombstone> rows =
                List.copyOf(
                        oneEach(
                                        tombstones,
                                        tombstone ->
                                                tombstone.about()
                                                        + " "
                                                        + TombstoneRow.kind(tombstone),
                                        PgBooks::counting)
                                .values());
        if (rows.isEmpty()) {
            return;
        }
        transaction.update(
                Sql.BURY,
                Tuple.tuple()
                        .addArrayOfString(texts(rows, tombstone -> tombstone.about().text()))
                        .addArrayOfString(texts(rows, TombstoneRow::kind))
                        .addArrayOfLong(array(rows, TombstoneRow::version, Long[]::new))
                        .addArrayOfString(texts(rows, t -> t.ending().reason().word()))
                        .addArrayOfOffsetDateTime(times(rows, t -> t.ending().endedAt()))
                        .addArrayOfUUID(array(rows, t -> uuid(t.said().cause()), UUID[]::new))
                        .addArrayOfString(texts(rows, t -> t.said().by().orElse(null)))
                        .addArrayOfString(texts(rows, t -> t.said().note().orElse(null))));
    }

    /** Of two in one batch: the first death, the highest cut-off, the latest moment. */
    private static Tombstone counting(Tombstone one, Tombstone other) {
        return switch (one) {
            case Tombstone.Dead first -> first;
            case Tombstone.CutOff cutOff ->
                    TombstoneRow.version(other) > cutOff.version() ? other : one;
            case Tombstone.DecidedBefore some ->
                    other.ending().endedAt().isAfter(some.ending().endedAt()) ? other : one;
        };
    }

    @Override
    public List<Tombstone> tombstones(Set<Subject> subjects) {
        return transaction
                .rows(
                        "SELECT * FROM tombstone WHERE subject = ANY ($1)",
                        Tuple.tuple().addArrayOfString(texts(subjects, Subject::text)))
                .stream()
                .map(TombstoneRow::read)
                .toList();
    }

    @Override
    public Set<GrantId> arm(Collection<Armed> grants) {
        List<Armed> rows =
                List.copyOf(oneEach(grants, Armed::id, (first, again) -> first).values());
        if (rows.isEmpty()) {
            return Set.of();
        }
        return transaction
                .rows(
                        Sql.ARM,
                        Tuple.tuple()
                                .addArrayOfUUID(array(rows, g -> g.id().value(), UUID[]::new))
                                .addArrayOfString(texts(rows, g -> g.task().toString()))
                                .addArrayOfString(texts(rows, g -> g.task().source().value()))
                                .addArrayOfString(texts(rows, g -> g.target().value()))
                                .addArrayOfString(
                                        texts(rows, g -> g.approval().principal().id().value()))
                                .addArrayOfLong(
                                        array(
                                                rows,
                                                g -> g.approval().principal().version(),
                                                Long[]::new))
                                .addArrayOfString(
                                        texts(rows, g -> g.approval().owner().id().value()))
                                .addArrayOfLong(
                                        array(
                                                rows,
                                                g -> g.approval().owner().version(),
                                                Long[]::new))
                                .addArrayOfOffsetDateTime(times(rows, Armed::decidedAt))
                                .addArrayOfOffsetDateTime(times(rows, g -> g.approval().notAfter()))
                                .addArrayOfOffsetDateTime(
                                        times(rows, g -> g.approval().mostNotAfter()))
                                .addArrayOfOffsetDateTime(
                                        times(rows, g -> g.approval().usableUntil()))
                                .addArrayOfUUID(array(rows, g -> uuid(g.cause()), UUID[]::new))
                                .addArrayOfString(
                                        texts(
                                                rows,
                                                g ->
                                                        g.trace()
                                                                .map(t -> t.traceparent())
                                                                .orElse(null)))
                                .addArrayOfString(
                                        texts(
                                                rows,
                                                g ->
                                                        g.trace()
                                                                .flatMap(t -> t.tracestate())
                                                                .orElse(null)))
                                .addArrayOfString(texts(rows, g -> ArmedRow.state(g.grant()))))
                .stream()
                .map(row -> new GrantId(row.getUUID("id")))
                .collect(Collectors.toSet());
    }

    @Override
    public void note(Collection<Heard.Issued> issued) {
        Map<GrantId, Heard.Issued> notes =
                oneEach(issued, Heard.Issued::grant, (one, other) -> one.delivered() ? one : other);
        if (!notes.isEmpty()) {
            List<Heard.Issued> rows = List.copyOf(notes.values());
            transaction.update(
                    Sql.NOTE,
                    Tuple.tuple()
                            .addArrayOfUUID(array(rows, n -> n.grant().value(), UUID[]::new))
                            .addArrayOfBoolean(
                                    array(rows, Heard.Issued::delivered, Boolean[]::new)));
        }
    }

    @Override
    public void keepRenewals(Collection<Heard.Renewed> renewals) {
        Map<GrantId, Heard.Renewed> latest =
                oneEach(
                        renewals,
                        Heard.Renewed::grant,
                        (one, other) -> one.notAfter().isAfter(other.notAfter()) ? one : other);
        if (!latest.isEmpty()) {
            List<Heard.Renewed> rows = List.copyOf(latest.values());
            transaction.update(
                    Sql.KEEP_RENEWALS,
                    Tuple.tuple()
                            .addArrayOfUUID(array(rows, r -> r.grant().value(), UUID[]::new))
                            .addArrayOfOffsetDateTime(times(rows, Heard.Renewed::notAfter)));
        }
    }

    @Override
    public Map<GrantId, Instant> renewals(Set<GrantId> grants) {
        Map<GrantId, Instant> renewals = new HashMap<>();
        transaction
                .rows(
                        "SELECT * FROM renewal WHERE grant_id = ANY ($1)",
                        Tuple.tuple().addArrayOfUUID(ArmedRow.ids(grants)))
                .forEach(
                        row ->
                                renewals.put(
                                        new GrantId(row.getUUID("grant_id")),
                                        ArmedRow.instant(row, "not_after")));
        return renewals;
    }

    @Override
    public List<Armed> lockPermitted(Set<GrantId> named, Set<Subject> under) {
        if (named.isEmpty() && under.isEmpty()) {
            return List.of();
        }
        Under subjects = Under.of(named, under);
        return read(transaction.rows(Sql.LOCK_PERMITTED, subjects.parameters()));
    }

    @Override
    public List<Armed> lockExpired(int most) {
        return read(transaction.rows(Sql.LOCK_EXPIRED, Tuple.of(most)));
    }

    private static List<Armed> read(List<Row> rows) {
        return rows.stream().map(ArmedRow::read).toList();
    }

    @Override
    public void save(Collection<Armed> grants) {
        if (grants.isEmpty()) {
            return;
        }
        List<Armed> rows = List.copyOf(grants);
        transaction.update(
                Sql.SAVE,
                Tuple.tuple()
                        .addArrayOfUUID(array(rows, g -> g.id().value(), UUID[]::new))
                        .addArrayOfString(texts(rows, g -> ArmedRow.state(g.grant())))
                        .addArrayOfOffsetDateTime(times(rows, g -> g.approval().notAfter()))
                        .addArrayOfString(
                                texts(
                                        rows,
                                        g -> g.ending().map(e -> e.reason().word()).orElse(null)))
                        .addArrayOfOffsetDateTime(
                                array(
                                        rows,
                                        g ->
                                                g.ending()
                                                        .map(Ending::endedAt)
                                                        .map(ArmedRow::time)
                                                        .orElse(null),
                                        OffsetDateTime[]::new))
                        .addArrayOfUUID(array(rows, g -> uuid(g.cause()), UUID[]::new)));
        transaction.update(
                Sql.MARKED_STEPS,
                Tuple.tuple()
                        .addArrayOfUUID(
                                rows.stream()
                                        .filter(grant -> !grant.permitted())
                                        .map(grant -> grant.id().value())
                                        .toArray(UUID[]::new)));
    }

    @Override
    public boolean replace(Armed before, Armed after, Attempt attempt) {
        String state = ArmedRow.state(after.grant());
        int replaced =
                transaction.update(
                        Sql.REPLACE,
                        Tuple.tuple()
                                .addUUID(before.id().value())
                                .addString(ArmedRow.state(before.grant()))
                                .addInteger(before.failures())
                                .addString(state)
                                .addInteger(after.failures())
                                .addString(attempt.error().orElse(null))
                                .addOffsetDateTime(ArmedRow.time(attempt.nextTry())));
        if (replaced == 1 && attempt.error().isEmpty()) {
            transaction.update(
                    "INSERT INTO removal_step (grant_id, state) VALUES ($1, $2)",
                    Tuple.of(before.id().value(), state));
        }
        return replaced == 1;
    }

    @Override
    public Optional<Revocation> keep(Revocation asked) {
        int kept =
                transaction.update(
                        """
                        INSERT INTO revocation (id, subject, asked_by, note)
                        VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
                        """,
                        Tuple.of(asked.id(), asked.about().text(), asked.by(), asked.note()));
        return kept == 1 ? Optional.empty() : RevocationRow.find(transaction, asked.id());
    }

    @Override
    public void state(List<Statement> statements) {
        outbox.append(transaction, statements.stream().map(PgBooks::fact).toList());
    }

    private static Fact fact(Statement statement) {
        return new Fact(statement.event(), statement.cause(), statement.by(), statement.trace());
    }

    @Override
    public void afterCommit(Runnable action) {
        transaction.afterCommit(action);
    }

    /** One statement cannot touch a row twice, so of each key one is left. */
    private static <K, T> Map<K, T> oneEach(
            Collection<T> items, Function<T, K> key, BinaryOperator<T> counting) {
        Map<K, T> each = new TreeMap<>();
        items.forEach(item -> each.merge(key.apply(item), item, counting));
        return each;
    }

    private static UUID uuid(Optional<EventId> id) {
        return id.map(EventId::value).orElse(null);
    }

    private static <T> String[] texts(Collection<T> items, Function<T, String> text) {
        return array(items, text, String[]::new);
    }

    private static <T> OffsetDateTime[] times(Collection<T> items, Function<T, Instant> time) {
        return array(items, item -> ArmedRow.time(time.apply(item)), OffsetDateTime[]::new);
    }

    private static <T, R> R[] array(
            Collection<T> items, Function<T, R> value, IntFunction<R[]> array) {
        return items.stream().map(value).toArray(array);
    }
}
