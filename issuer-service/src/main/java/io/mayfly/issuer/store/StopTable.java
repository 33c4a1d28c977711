/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.store;

import java.time.Duration;
import java.util.List;

import io.mayfly.common.grant.StopReason;
import io.mayfly.issuer.core.issue.Claim;
import io.mayfly.runtime.outbox.Fact;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements that give a grant up and wipe what nobody may have any more. */
final class StopTable {

    private static final int MOST_ROWS = 500;

    private static final String STOP =
            """
            UPDATE grants SET state = 'stopped', reason = $2, detail = $3, sealed = NULL,
                for_target = NULL, over_at = clock_timestamp()
            WHERE grant_id = $1 AND state = 'issuing'
            RETURNING grant_id, task, reason, detail, decision_event, traceparent, tracestate
            """;
    private static final String STOP_STALE =
            """
            UPDATE grants SET state = 'stopped', reason = $1, sealed = NULL, for_target = NULL,
                detail = CASE WHEN state = 'issuing' THEN 'not issued in time'
                    ELSE 'not picked up in time' END,
                over_at = clock_timestamp()
            WHERE grant_id IN (
                SELECT grant_id FROM grants
                WHERE state IN ('issuing', 'active')
                    AND (usable_until < clock_timestamp() OR not_after <= clock_timestamp())
                ORDER BY usable_until LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING grant_id, task, reason, detail, decision_event, traceparent, tracestate
            """;
    private static final String WIPE =
            """
            UPDATE grants SET sealed = NULL WHERE grant_id IN (
                SELECT grant_id FROM grants
                WHERE state = 'delivered' AND sealed IS NOT NULL
                    AND delivered_at <= clock_timestamp() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;
    private static final String EXPIRE =
            """
            UPDATE grants SET state = 'ended', reason = 'expired', sealed = NULL,
                over_at = clock_timestamp()
            WHERE grant_id IN (
                SELECT grant_id FROM grants
                WHERE state = 'delivered' AND not_after <= clock_timestamp()
                ORDER BY not_after LIMIT $1 FOR UPDATE SKIP LOCKED)
            """;
    private static final String FORGET_ASSERTIONS =
            "DELETE FROM assertions WHERE expires_at < clock_timestamp() - interval '5 minutes'";

    private StopTable() {}

    /** Nothing if it was not there to be stopped any more. */
    static List<Fact> stop(Transaction transaction, Claim claim, StopReason reason, String detail) {
        return transaction.rows(STOP, Tuple.of(claim.id().value(), reason.word(), detail)).stream()
                .map(Facts::stopped)
                .toList();
    }

    static List<Fact> stopStale(Transaction transaction) {
        return transaction.rows(STOP_STALE, Tuple.of(StopReason.STALE.word(), MOST_ROWS)).stream()
                .map(Facts::stopped)
                .toList();
    }

    static void wipe(Transaction transaction, Duration grace) {
        transaction.update(WIPE, Tuple.of(ClaimTable.seconds(grace), MOST_ROWS));
        transaction.update(EXPIRE, Tuple.of(MOST_ROWS));
        transaction.update(FORGET_ASSERTIONS, Tuple.tuple());
    }
}
