/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.mayfly.common.event.Subject;
import io.mayfly.issuer.core.fold.Batch;
import io.mayfly.issuer.core.fold.Item;
import io.mayfly.runtime.outbox.Fact;
import io.mayfly.runtime.store.Transaction;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements that fold a poll: one for each kind of thing in it, however many there are. */
final class FoldTable {

    /** The first decision on a grant counts. */
    private static final String DECISIONS =
            """
            INSERT INTO grants (grant_id, state, task, source, principal, principal_version, owner,
                owner_version, target, resource, not_after, usable_until, tasks_partition,
                tasks_offset, decision, decision_event, traceparent, tracestate, appended_at,
                entitlement_kind, entitlement_name, for_target, sealed, sealed_to, reason, detail,
                over_at)
            SELECT grant_id, state, task, source, principal, principal_version, owner,
                owner_version, target, resource, not_after, usable_until, tasks_partition,
                tasks_offset, decision, decision_event, traceparent, tracestate, appended_at,
                entitlement_kind, entitlement_name, for_target, sealed, sealed_to, reason, detail,
                CASE WHEN state = 'issuing' THEN NULL ELSE clock_timestamp() END
            FROM jsonb_to_recordset($1) AS decided (grant_id uuid, state text, task text,
                source text, principal text, principal_version bigint, owner text,
                owner_version bigint, target text, resource text, not_after timestamptz,
                usable_until timestamptz, tasks_partition int, tasks_offset bigint, decision jsonb,
                decision_event uuid, traceparent text, tracestate text, appended_at timestamptz,
                entitlement_kind text, entitlement_name text, for_target jsonb, sealed text,
                sealed_to text, reason text, detail text)
            ORDER BY grant_id
            ON CONFLICT (grant_id) DO NOTHING
            RETURNING grant_id, state, task, reason, detail, decision_event, traceparent,
                tracestate
            """;

    private static final String ENDS =
            """
            INSERT INTO ends AS known (subject, version, reason, at)
            SELECT DISTINCT ON (subject) subject, version, reason, at
            FROM jsonb_to_recordset($1)
                AS ended (subject text, version bigint, reason text, at timestamptz)
            ORDER BY subject, version DESC, at
            ON CONFLICT (subject) DO UPDATE
                SET version = EXCLUDED.version, reason = EXCLUDED.reason, at = EXCLUDED.at
                WHERE EXCLUDED.version > known.version
            """;

    /**
     * Runs after the two above, and waits for a compare-and-set that holds a row: whichever comes
     * second sees what the first has done.
     */
    private static final String END_GRANTS =
            """
            UPDATE grants g SET state = 'ended', sealed = NULL, for_target = NULL,
                over_at = clock_timestamp(),
                reason = coalesce((SELECT min(e.reason) FROM ends e
                    WHERE e.subject IN ('task:' || g.task, 'grant:' || g.grant_id,
                        'source:' || g.source, 'principal:' || g.principal, 'owner:' || g.owner)
                    AND (e.version = 0 OR e.version > CASE WHEN e.subject LIKE 'owner:%'
                        THEN g.owner_version ELSE g.principal_version END)), 'signal')
            WHERE g.state IN ('issuing', 'active', 'delivered')
                AND (g.grant_id = ANY ($1) OR g.task = ANY ($2) OR g.principal = ANY ($3)
                    OR g.owner = ANY ($4) OR g.source = ANY ($5))
                AND has_ended(g)
            RETURNING g.grant_id, g.task, g.reason, g.issued_at, g.decision_event, g.traceparent,
                g.tracestate
            """;

    private static final String POSITIONS =
            """
            INSERT INTO positions AS known (topic, partition, next_offset)
            SELECT topic, partition, next_offset
            FROM jsonb_to_recordset($1) AS reached (topic text, partition int, next_offset bigint)
            ORDER BY topic, partition
            ON CONFLICT (topic, partition) DO UPDATE
                SET next_offset = greatest(known.next_offset, EXCLUDED.next_offset)
            """;
    private static final String MUST_REACH =
            """
            INSERT INTO positions AS known (topic, partition, next_offset, must_reach)
            SELECT topic, partition, 0, next_offset
            FROM jsonb_to_recordset($1) AS reached (topic text, partition int, next_offset bigint)
            ORDER BY topic, partition
            ON CONFLICT (topic, partition) DO UPDATE
                SET must_reach = greatest(known.must_reach, EXCLUDED.must_reach)
            """;
    private static final String PRINCIPALS =
            """
            INSERT INTO principals AS known (principal, version, record)
            SELECT DISTINCT ON (principal) principal, version, record
            FROM jsonb_to_recordset($1)
                AS stated (principal text, version bigint, record jsonb)
            ORDER BY principal, version DESC
            ON CONFLICT (principal) DO UPDATE
                SET version = EXCLUDED.version, record = EXCLUDED.record
                WHERE EXCLUDED.version > known.version
            """;
    private static final String STARTS =
            """
            INSERT INTO starts (event_source, event_id, task)
            SELECT event_source, event_id, task
            FROM jsonb_to_recordset($1) AS started (event_source text, event_id text, task text)
            ORDER BY event_source, event_id, task
            ON CONFLICT DO NOTHING
            """;
    private static final String HEALTH =
            """
            INSERT INTO health AS known (subject, at, record)
            SELECT DISTINCT ON (subject) subject, at, record
            FROM jsonb_to_recordset($1) AS stated (subject text, at timestamptz, record jsonb)
            ORDER BY subject, at DESC
            ON CONFLICT (subject) DO UPDATE SET at = EXCLUDED.at, record = EXCLUDED.record
                WHERE EXCLUDED.at > known.at
            """;
    private static final String SET_ASIDE =
            """
            INSERT INTO set_aside (topic, partition, record_offset, kind, type, reason)
            SELECT topic, partition, record_offset, kind, type, reason
            FROM jsonb_to_recordset($1) AS aside (topic text, partition int, record_offset bigint,
                kind text, type text, reason text)
            ORDER BY topic, partition, record_offset
            ON CONFLICT DO NOTHING
            """;

    private FoldTable() {}

    /** Folds it and says what has become true by it. */
    static List<Fact> fold(Transaction transaction, Batch batch) {
        List<Fact> facts = new ArrayList<>();
        List<Item.End> ends =
                batch.all(Item.End.class).stream().filter(FoldTable::endsSomething).toList();
        insert(transaction, ENDS, Columns.all(ends, Columns::end));
        facts.addAll(decided(transaction, batch));
        facts.addAll(ended(transaction, batch, ends));
        insert(
                transaction,
                PRINCIPALS,
                Columns.all(batch.all(Item.Known.class), Columns::principal));
        insert(transaction, STARTS, Columns.all(batch.all(Item.Start.class), Columns::start));
        insert(transaction, HEALTH, Columns.all(batch.all(Item.Health.class), Columns::health));
        insert(transaction, SET_ASIDE, Columns.all(batch.all(Item.SetAside.class), Columns::aside));
        insert(transaction, POSITIONS, Columns.reached(batch.reached()));
        return facts;
    }

    /** A principal or owner that never was cut off ends nothing. */
    private static boolean endsSomething(Item.End end) {
        return switch (end.about()) {
            case Subject.OfPrincipal principal -> end.version() > 0;
            case Subject.OfOwner owner -> end.version() > 0;
            case Subject.OfTask task -> true;
            case Subject.OfGrant grant -> true;
            case Subject.OfSource source -> true;
        };
    }

    private static List<Fact> decided(Transaction transaction, Batch batch) {
        List<Item> decisions =
                batch.items().stream()
                        .filter(i -> i instanceof Item.Intent || i instanceof Item.Denial)
                        .toList();
        return insert(transaction, DECISIONS, Columns.all(decisions, Columns::decision)).stream()
                .filter(row -> row.getString("state").equals("stopped"))
                .map(Facts::stopped)
                .toList();
    }

    private static List<Fact> ended(Transaction transaction, Batch batch, List<Item.End> ends) {
        Candidates candidates = Candidates.of(ends);
        batch.all(Item.Intent.class)
                .forEach(intent -> candidates.grants.add(intent.decision().grant().value()));
        if (candidates.none()) {
            return List.of();
        }
        return transaction.rows(END_GRANTS, candidates.parameters()).stream()
                .filter(row -> row.getOffsetDateTime("issued_at") == null)
                .map(Facts::ended)
                .toList();
    }

    static void mustReach(Transaction transaction, Map<Batch.Partition, Long> ends) {
        insert(transaction, MUST_REACH, Columns.reached(ends));
    }

    private static List<Row> insert(Transaction transaction, String statement, JsonArray rows) {
        return rows.isEmpty() ? List.of() : transaction.rows(statement, Tuple.of(rows));
    }

    /** Which grants a batch of ends can touch at all. */
    private static final class Candidates {

        private final List<UUID> grants = new ArrayList<>();
        private final Map<Class<? extends Subject>, List<String>> others = new HashMap<>();

        static Candidates of(List<Item.End> ends) {
            Candidates candidates = new Candidates();
            ends.stream().map(Item.End::about).forEach(candidates::add);
            return candidates;
        }

        private void add(Subject about) {
            switch (about) {
                case Subject.OfGrant(var grant) -> grants.add(grant.value());
                case Subject.OfTask(var task) -> add(about, task.toString());
                case Subject.OfPrincipal(var principal) -> add(about, principal.value());
                case Subject.OfOwner(var owner) -> add(about, owner.value());
                case Subject.OfSource(var source) -> add(about, source.value());
            }
        }

        private void add(Subject about, String id) {
            others.computeIfAbsent(about.getClass(), kind -> new ArrayList<>()).add(id);
        }

        boolean none() {
            return grants.isEmpty() && others.isEmpty();
        }

        Tuple parameters() {
            return Tuple.tuple()
                    .addArrayOfUUID(grants.toArray(UUID[]::new))
                    .addArrayOfString(ids(Subject.OfTask.class))
                    .addArrayOfString(ids(Subject.OfPrincipal.class))
                    .addArrayOfString(ids(Subject.OfOwner.class))
                    .addArrayOfString(ids(Subject.OfSource.class));
        }

        private String[] ids(Class<? extends Subject> kind) {
            return others.getOrDefault(kind, List.of()).toArray(String[]::new);
        }
    }
}
