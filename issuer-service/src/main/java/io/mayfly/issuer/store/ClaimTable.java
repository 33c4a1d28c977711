/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.codec.Json;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.Topic;
import io.mayfly.common.grant.Entitlement;
import io.mayfly.issuer.core.fold.Cause;
import io.mayfly.issuer.core.issue.Claim;
import io.mayfly.issuer.core.seal.Sealed;
import io.mayfly.runtime.store.Transaction;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements that take an intent, make it active, or leave it for later. */
final class ClaimTable {

    /**
     * Fair to each target, as many as it has room for. Drained: this store has folded the grant's
     * own tasks partition past policy's read position, and everything that lay on it and on the
     * topics of the dead and of identities when they were assigned.
     */
    private static final String CLAIM =
            """
            UPDATE grants claimed
            SET due_at = clock_timestamp() + make_interval(secs => $1), attempts = attempts + 1
            WHERE grant_id IN (
                SELECT due.grant_id
                FROM unnest($2::text[], $3::int[]) AS room (target, free)
                CROSS JOIN LATERAL (
                    SELECT g.grant_id FROM grants g
                    JOIN positions p ON p.topic = $4 AND p.partition = g.tasks_partition
                        AND p.next_offset >= greatest(g.tasks_offset, p.must_reach)
                    WHERE g.state = 'issuing' AND g.target = room.target
                        AND g.tasks_partition = ANY ($5)
                        AND g.due_at <= clock_timestamp()
                        AND g.usable_until >= clock_timestamp() AND g.not_after > clock_timestamp()
                        AND NOT has_ended(g)
                    ORDER BY g.due_at LIMIT room.free FOR UPDATE OF g SKIP LOCKED) due
                WHERE 2 = (SELECT count(DISTINCT topic) FROM positions WHERE topic IN ($6, $7))
                    AND NOT EXISTS (SELECT 1 FROM positions
                        WHERE topic IN ($6, $7) AND next_offset < must_reach))
            RETURNING claimed.*, clock_timestamp() AS claimed_at
            """;

    private static final String ACTIVATE =
            """
            UPDATE grants g SET state = 'active', issued_at = clock_timestamp(), for_target = NULL,
                sealed = coalesce($2, sealed),
                sealed_to = CASE WHEN $2::text IS NULL THEN sealed_to ELSE $3 END
            WHERE grant_id = $1 AND state = 'issuing'
                AND usable_until >= clock_timestamp() AND not_after > clock_timestamp()
                AND NOT has_ended(g)
            RETURNING not_after
            """;
    private static final String POSTPONE =
            """
            UPDATE grants SET due_at = clock_timestamp() + make_interval(secs => $2)
            WHERE grant_id = $1 AND state = 'issuing'
            """;

    private ClaimTable() {}

    static List<Claim> claim(
            Transaction transaction,
            Map<TargetName, Integer> room,
            Set<Integer> partitions,
            Duration lease) {
        Tuple parameters =
                Tuple.tuple()
                        .addDouble(seconds(lease))
                        .addArrayOfString(
                                room.keySet().stream()
                                        .map(TargetName::value)
                                        .toArray(String[]::new))
                        .addArrayOfInteger(room.values().toArray(Integer[]::new))
                        .addString(Topic.TASKS.topicName())
                        .addArrayOfInteger(partitions.toArray(Integer[]::new))
                        .addString(Topic.DEAD.topicName())
                        .addString(Topic.IDENTITIES.topicName());
        return transaction.rows(CLAIM, parameters).stream().map(ClaimTable::claim).toList();
    }

    private static Claim claim(Row row) {
        return new Claim(
                Json.read(bytes(row.getJsonObject("decision")), GrantApproved.class),
                new Cause(
                        new EventId(row.getUUID("decision_event")),
                        Facts.trace(row),
                        instant(row, "appended_at")),
                new Entitlement(
                        row.getString("entitlement_kind"), row.getString("entitlement_name")),
                texts(row.getJsonObject("for_target")),
                row.getInteger("attempts"),
                instant(row, "claimed_at"));
    }

    private static SortedMap<String, String> texts(JsonObject json) {
        SortedMap<String, String> texts = new TreeMap<>();
        json.forEach(entry -> texts.put(entry.getKey(), entry.getValue().toString()));
        return texts;
    }

    private static byte[] bytes(JsonObject json) {
        return json.encode().getBytes(StandardCharsets.UTF_8);
    }

    /** When it ends, if it won. */
    static Optional<Instant> activate(
            Transaction transaction, Claim claim, Optional<Sealed> minted) {
        Tuple parameters =
                Tuple.of(
                        claim.id().value(),
                        minted.map(Sealed::text).orElse(null),
                        minted.flatMap(Sealed::sealedTo).orElse(null));
        return transaction.row(ACTIVATE, parameters).map(row -> instant(row, "not_after"));
    }

    static void postpone(Transaction transaction, Claim claim, Duration pause) {
        transaction.update(POSTPONE, Tuple.of(claim.id().value(), seconds(pause)));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
