/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

/** The statements of {@link PgBooks}. What is over is decided in them, by the store's clock. */
final class Sql {

    static final String BURY =
            """
            INSERT INTO tombstone AS old
                (subject, kind, version, reason, ended_at, cause, said_by, note)
            SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[],
                $5::timestamptz[], $6::uuid[], $7::text[], $8::text[])
            ON CONFLICT (subject, kind) DO UPDATE SET version = EXCLUDED.version,
                reason = EXCLUDED.reason, ended_at = EXCLUDED.ended_at, cause = EXCLUDED.cause,
                said_by = EXCLUDED.said_by, note = EXCLUDED.note
            WHERE (old.kind = 'cut-off' AND old.version < EXCLUDED.version)
               OR (old.kind = 'decided-before' AND old.ended_at < EXCLUDED.ended_at)
            """;

    static final String ARM =
            """
            INSERT INTO armed_grant (id, task, source, target, principal, principal_version, owner,
                owner_version, decided_at, not_after, most_not_after, usable_until, cause,
                traceparent, tracestate, state)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[],
                $6::bigint[], $7::text[], $8::bigint[], $9::timestamptz[], $10::timestamptz[],
                $11::timestamptz[], $12::timestamptz[], $13::uuid[], $14::text[], $15::text[],
                $16::text[])
            ON CONFLICT (id) DO NOTHING RETURNING id
            """;

    /** Never backwards, and nothing once it is over. */
    static final String NOTE =
            """
            UPDATE armed_grant AS known
            SET state = CASE WHEN said.delivered THEN 'delivered' ELSE 'active' END
            FROM unnest($1::uuid[], $2::boolean[]) AS said (id, delivered)
            WHERE known.id = said.id
              AND (known.state = 'approved' OR (known.state = 'active' AND said.delivered))
            """;

    static final String KEEP_RENEWALS =
            """
            INSERT INTO renewal AS old (grant_id, not_after)
            SELECT * FROM unnest($1::uuid[], $2::timestamptz[])
            ON CONFLICT (grant_id) DO UPDATE SET not_after = EXCLUDED.not_after
            WHERE old.not_after < EXCLUDED.not_after
            """;

    static final String LOCK_PERMITTED =
            """
            SELECT * FROM armed_grant
            WHERE state IN ('approved', 'active', 'delivered')
              AND (id = ANY ($1) OR task = ANY ($2) OR principal = ANY ($3) OR owner = ANY ($4)
                   OR source = ANY ($5))
            ORDER BY id FOR UPDATE
            """;

    static final String LOCK_EXPIRED =
            """
            SELECT * FROM armed_grant
            WHERE state IN ('approved', 'active', 'delivered') AND not_after <= clock_timestamp()
            ORDER BY not_after LIMIT $1 FOR UPDATE SKIP LOCKED
            """;

    static final String SAVE =
            """
            UPDATE armed_grant AS old SET state = saved.state, not_after = saved.not_after,
                reason = saved.reason, ended_at = saved.ended_at, cause = saved.cause,
                next_try = clock_timestamp(), changed_at = clock_timestamp()
            FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::timestamptz[],
                $6::uuid[]) AS saved (id, state, not_after, reason, ended_at, cause)
            WHERE old.id = saved.id AND old.state IN ('approved', 'active', 'delivered')
            """;

    static final String MARKED_STEPS =
            "INSERT INTO removal_step (grant_id, state) SELECT id, 'marked' FROM unnest($1::uuid[])"
                    + " AS ended (id)";

    /**
     * The compare-and-set of a removal. A step that is done leaves the claim to its worker, who
     * goes on; a failed one and the last one let go of it.
     */
    static final String REPLACE =
            """
            UPDATE armed_grant SET state = $4, failures = $5, last_error = $6::text, next_try = $7,
                claimed_until = CASE
                    WHEN $6::text IS NULL AND $4 NOT IN ('revoked', 'aborted') THEN claimed_until
                    ELSE 'epoch' END,
                changed_at = clock_timestamp()
            WHERE id = $1 AND state = $2 AND failures = $3
            """;

    private Sql() {}
}
