/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.task.Outcome;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import io.mayfly.common.telemetry.TraceContext;
import io.mayfly.intake.core.Batch;
import io.mayfly.intake.core.Batch.AttemptRow;
import io.mayfly.intake.core.Batch.EventName;
import io.mayfly.intake.core.Batch.Scope;
import io.mayfly.intake.core.Batch.TaskId;
import io.mayfly.intake.core.News;
import io.mayfly.intake.core.Verdict;
import io.mayfly.runtime.outbox.Fact;
import io.mayfly.runtime.outbox.Outbox;
import io.mayfly.runtime.store.Database;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Takes batches and finds lost tasks, each in one transaction with the events that follow. */
@Singleton
public class IntakeStore {

    /** Silence of intake itself that is longer than this is not counted as silence of tasks. */
    private static final Duration OWN_SILENCE = Duration.ofSeconds(3);

    private static final String LOCK_SOURCES =
            """
            SELECT pg_advisory_xact_lock(key)
            FROM (SELECT hashtextextended(name, 0) AS key FROM unnest($1::text[]) AS name ORDER BY 1) AS sorted
            """;
    private static final String SEEN =
            """
            SELECT s.source, s.event_source, s.event_id, s.digest
            FROM seen s
            JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (source, event_source, event_id)
                USING (source, event_source, event_id)
            """;
    private static final String INSERT_SEEN =
            """
            INSERT INTO seen (source, event_source, event_id, digest)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
            ON CONFLICT DO NOTHING
            """;
    private static final String ATTEMPTS =
            """
            SELECT source, id, attempt, open, start_digest, scope, window_millis
            FROM task_attempt
            WHERE (source, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
               OR open AND (source, scope) IN (SELECT * FROM unnest($3::text[], $4::text[]))
            FOR UPDATE
            """;
    private static final String SAVE_ATTEMPTS =
            """
            INSERT INTO task_attempt
                (source, id, attempt, open, start_digest, scope, window_millis, due_at, traceparent)
            SELECT source, id, attempt, open, start_digest, scope, window_millis,
                   CASE WHEN open AND beat THEN clock_timestamp() + window_millis * interval '1 millisecond' END,
                   $9
            FROM unnest($1::text[], $2::text[], $3::int[], $4::boolean[], $5::text[], $6::text[], $7::bigint[],
                        $8::boolean[]) AS fresh (source, id, attempt, open, start_digest, scope, window_millis, beat)
            ON CONFLICT (source, id, attempt) DO UPDATE
            SET open = task_attempt.open AND excluded.open,
                start_digest = coalesce(task_attempt.start_digest, excluded.start_digest),
                due_at = CASE WHEN excluded.open THEN coalesce(excluded.due_at, task_attempt.due_at) END,
                changed_at = clock_timestamp()
            """;
    private static final String LISTENING =
            """
            WITH before AS (SELECT alive_at FROM listening FOR UPDATE),
                 after AS (UPDATE listening SET alive_at = clock_timestamp())
            SELECT (extract(epoch FROM clock_timestamp() - alive_at) * 1000)::bigint AS silent_millis FROM before
            """;
    private static final String FORGIVE =
            """
            UPDATE task_attempt SET due_at = due_at + $1 * interval '1 millisecond'
            WHERE open AND due_at IS NOT NULL
            """;
    private static final String LOST =
            """
            UPDATE task_attempt SET open = false, due_at = NULL, changed_at = clock_timestamp()
            WHERE (source, id, attempt) IN (
                SELECT source, id, attempt FROM task_attempt
                WHERE open AND due_at <= clock_timestamp()
                ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED)
            RETURNING source, id, attempt, window_millis, traceparent
            """;

    private final Database database;
    private final Outbox outbox;
    private final QuarantineTable quarantine;

    IntakeStore(Database database, Outbox outbox, QuarantineTable quarantine) {
        this.database = database;
        this.outbox = outbox;
        this.quarantine = quarantine;
    }

    /**
     * Takes a batch: what is new of it is committed with its events; the rest is dropped or
     * quarantined.
     *
     * @return what became of each arrival, in their order
     */
    public List<Verdict> take(Batch batch, Duration freshness) {
        return database.transaction(transaction -> take(transaction, batch, freshness));
    }

    private List<Verdict> take(Transaction transaction, Batch batch, Duration freshness) {
        transaction.rows(
                LOCK_SOURCES,
                Tuple.tuple().addArrayOfString(texts(batch.sources(), SourceName::value)));
        Batch.Result result =
                batch.decide(
                        seen(transaction, batch.events()),
                        attempts(transaction, batch),
                        now(transaction),
                        freshness);
        insertSeen(transaction, result.seen());
        save(transaction, result);
        outbox.append(transaction, result.news().stream().map(IntakeStore::fact).toList());
        quarantine.insert(transaction, result.quarantined());
        return result.verdicts();
    }

    private static Fact fact(News news) {
        return Fact.of(news.event()).in(news.trace());
    }

    /**
     * Ends the tasks whose window has passed in silence.
     *
     * @return how many there were
     */
    public int endLost() {
        return database.transaction(
                transaction -> {
                    long silent =
                            transaction
                                    .row(LISTENING, Tuple.tuple())
                                    .map(row -> row.getLong("silent_millis"))
                                    .orElseThrow();
                    if (silent > OWN_SILENCE.toMillis()) {
                        transaction.update(FORGIVE, Tuple.of(silent));
                    }
                    List<Fact> lost =
                            transaction.rows(LOST).stream().map(IntakeStore::lost).toList();
                    outbox.append(transaction, lost);
                    return lost.size();
                });
    }

    private static Fact lost(Row row) {
        TaskKey task =
                new TaskKey(
                        new SourceName(row.getString("source")),
                        row.getString("id"),
                        row.getInteger("attempt"));
        return Fact.of(
                        new TaskEvent.TaskEnded(
                                task,
                                Outcome.LOST,
                                Optional.empty(),
                                Optional.of(
                                        "no heartbeat for %d ms"
                                                .formatted(row.getLong("window_millis")))))
                .in(new TraceContext(row.getString("traceparent"), Optional.empty()));
    }

    private static Map<EventName, String> seen(
            Transaction transaction, Collection<EventName> events) {
        Map<EventName, String> seen = new HashMap<>();
        for (Row row :
                transaction.rows(
                        SEEN,
                        Tuple.tuple()
                                .addArrayOfString(texts(events, name -> name.source().value()))
                                .addArrayOfString(texts(events, EventName::eventSource))
                                .addArrayOfString(texts(events, EventName::eventId)))) {
            seen.put(
                    new EventName(
                            new SourceName(row.getString("source")),
                            row.getString("event_source"),
                            row.getString("event_id")),
                    row.getString("digest"));
        }
        return seen;
    }

    private static void insertSeen(Transaction transaction, Map<EventName, String> seen) {
        if (seen.isEmpty()) {
            return;
        }
        List<EventName> names = List.copyOf(seen.keySet());
        transaction.update(
                INSERT_SEEN,
                Tuple.tuple()
                        .addArrayOfString(texts(names, name -> name.source().value()))
                        .addArrayOfString(texts(names, EventName::eventSource))
                        .addArrayOfString(texts(names, EventName::eventId))
                        .addArrayOfString(texts(names, seen::get)));
    }

    private static List<AttemptRow> attempts(Transaction transaction, Batch batch) {
        Collection<TaskId> tasks = batch.tasks();
        Collection<Scope> scopes = batch.scopes();
        List<AttemptRow> rows = new ArrayList<>();
        for (Row row :
                transaction.rows(
                        ATTEMPTS,
                        Tuple.tuple()
                                .addArrayOfString(texts(tasks, task -> task.source().value()))
                                .addArrayOfString(texts(tasks, TaskId::id))
                                .addArrayOfString(texts(scopes, scope -> scope.source().value()))
                                .addArrayOfString(texts(scopes, Scope::scope)))) {
            rows.add(
                    new AttemptRow(
                            new SourceName(row.getString("source")),
                            row.getString("id"),
                            row.getInteger("attempt"),
                            row.getBoolean("open"),
                            Optional.ofNullable(row.getString("start_digest")),
                            Optional.ofNullable(row.getString("scope")),
                            Optional.ofNullable(row.getLong("window_millis"))
                                    .map(Duration::ofMillis),
                            false));
        }
        return rows;
    }

    private static void save(Transaction transaction, Batch.Result result) {
        List<AttemptRow> rows = result.changed();
        if (rows.isEmpty()) {
            return;
        }
        transaction.update(
                SAVE_ATTEMPTS,
                Tuple.tuple()
                        .addArrayOfString(texts(rows, row -> row.source().value()))
                        .addArrayOfString(texts(rows, AttemptRow::id))
                        .addArrayOfInteger(
                                rows.stream().map(AttemptRow::attempt).toArray(Integer[]::new))
                        .addArrayOfBoolean(
                                rows.stream().map(AttemptRow::open).toArray(Boolean[]::new))
                        .addArrayOfString(texts(rows, row -> row.start().orElse(null)))
                        .addArrayOfString(texts(rows, row -> row.scope().orElse(null)))
                        .addArrayOfLong(
                                rows.stream()
                                        .map(
                                                row ->
                                                        row.window()
                                                                .map(Duration::toMillis)
                                                                .orElse(null))
                                        .toArray(Long[]::new))
                        .addArrayOfBoolean(
                                rows.stream().map(AttemptRow::beat).toArray(Boolean[]::new))
                        .addString(result.news().getFirst().trace().traceparent()));
    }

    private static Instant now(Transaction transaction) {
        return transaction
                .row("SELECT clock_timestamp() AS now", Tuple.tuple())
                .map(row -> row.get(OffsetDateTime.class, "now").toInstant())
                .orElseThrow();
    }

    private static <T> String[] texts(Collection<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
