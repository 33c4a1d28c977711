/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.mayfly.common.event.GrantEvent.CredentialDelivered;
import io.mayfly.common.event.GrantEvent.GrantMisused;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.issuer.core.pickup.Handing;
import io.mayfly.issuer.core.pickup.Wanted;
import io.mayfly.issuer.core.seal.Sealed;
import io.mayfly.runtime.outbox.Outbox;
import io.mayfly.runtime.start.CrashPoint;
import io.mayfly.runtime.start.Crashes;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** One look at a grant by somebody who wants its credential, in one transaction. */
final class HandOver {

    private static final String SELECT =
            """
            SELECT g.grant_id, g.state, g.task, g.principal, g.reason, g.detail, g.sealed,
                g.sealed_to, g.decision_event, g.traceparent, g.tracestate,
                coalesce(g.not_after <= clock_timestamp(), false) AS expired,
                coalesce(has_ended(g), false) AS ended,
                coalesce(clock_timestamp()
                    < g.delivered_at + make_interval(secs => $1), false) AS within_grace
            FROM grants g
            """;
    private static final String BY_GRANT = SELECT + "WHERE g.grant_id = $2 AND g.principal = $3";
    private static final String BY_START =
            SELECT
                    + """
                    JOIN starts s ON s.task = g.task
                    WHERE s.event_source = $2 AND s.event_id = $3 AND g.target = $4
                        AND g.resource = $5 AND g.principal = $6
                    """;

    /** Two at once: one holds the row, the other then finds it delivered. */
    private static final String DELIVER =
            """
            WITH held AS (
                SELECT grant_id, sealed FROM grants
                WHERE grant_id = $1 AND state = 'active' FOR UPDATE)
            UPDATE grants g SET state = 'delivered', delivered_at = clock_timestamp(),
                sealed = CASE WHEN g.sealed_to IS NULL THEN NULL ELSE g.sealed END
            FROM held
            WHERE g.grant_id = held.grant_id AND g.state = 'active' AND g.principal = $2
                AND g.usable_until >= clock_timestamp() AND g.not_after > clock_timestamp()
                AND NOT has_ended(g)
            RETURNING held.sealed AS taken
            """;

    private static final String MISUSED =
            """
            UPDATE grants SET misused_at = clock_timestamp()
            WHERE grant_id = $1 AND misused_at IS NULL AND state = 'delivered'
            """;

    private final Transaction transaction;
    private final Outbox outbox;
    private final Crashes crashes;

    HandOver(Transaction transaction, Outbox outbox, Crashes crashes) {
        this.transaction = transaction;
        this.outbox = outbox;
        this.crashes = crashes;
    }

    Handing hand(Wanted wanted, PrincipalId caller, Duration grace) {
        List<Row> found = found(wanted, caller, grace);
        return switch (found.size()) {
            case 0 -> new Handing.Unknown();
            case 1 -> hand(found.getFirst(), caller);
            default -> new Handing.Ambiguous();
        };
    }

    private List<Row> found(Wanted wanted, PrincipalId caller, Duration grace) {
        double seconds = ClaimTable.seconds(grace);
        return switch (wanted) {
            case Wanted.ByGrant(GrantId grant) ->
                    transaction.rows(BY_GRANT, Tuple.of(seconds, grant.value(), caller.value()));
            case Wanted.ByStart start ->
                    transaction.rows(
                            BY_START,
                            Tuple.of(
                                    seconds,
                                    start.source(),
                                    start.event(),
                                    start.target().value(),
                                    start.resource().value(),
                                    caller.value()));
        };
    }

    private Handing hand(Row row, PrincipalId caller) {
        GrantId grant = Facts.grant(row);
        return switch (row.getString("state")) {
            case "denied" ->
                    new Handing.Denied(grant, row.getString("reason"), row.getString("detail"));
            case "issuing" -> new Handing.Pending();
            case "active" -> active(row, caller);
            case "delivered" -> delivered(row);
            case "stopped", "ended" -> new Handing.Over(grant, row.getString("reason"));
            default -> throw new IllegalStateException("state of grant %s".formatted(grant));
        };
    }

    /** Nothing leaves of which the bus does not know that it was issued. */
    private Handing active(Row row, PrincipalId caller) {
        GrantId grant = Facts.grant(row);
        if (!outbox.settled(transaction, grant.toString())) {
            return new Handing.Pending();
        }
        crashes.at(CrashPoint.K6);
        return transaction
                .row(DELIVER, Tuple.of(grant.value(), caller.value()))
                .map(taken -> given(row, caller, taken.getString("taken")))
                .orElseGet(Handing.Pending::new);
    }

    private Handing given(Row row, PrincipalId caller, String taken) {
        Sealed credential = sealed(row, taken);
        transaction.afterCommit(() -> crashes.at(CrashPoint.K7));
        outbox.append(
                transaction,
                List.of(
                        Facts.of(
                                row,
                                new CredentialDelivered(
                                        Facts.grant(row),
                                        Facts.task(row),
                                        caller,
                                        credential.sealedTo()))));
        return new Handing.Given(Facts.grant(row), credential, false);
    }

    private Handing delivered(Row row) {
        GrantId grant = Facts.grant(row);
        if (row.getBoolean("expired") || row.getBoolean("ended")) {
            return new Handing.Over(grant, row.getBoolean("ended") ? "ended" : "expired");
        }
        Optional<String> kept = Optional.ofNullable(row.getString("sealed"));
        if (kept.isPresent() && row.getBoolean("within_grace")) {
            return new Handing.Given(grant, sealed(row, kept.get()), true);
        }
        return new Handing.AlreadyGiven(grant, misused(row));
    }

    private static Sealed sealed(Row row, String text) {
        return new Sealed(text, Optional.ofNullable(row.getString("sealed_to")));
    }

    private boolean misused(Row row) {
        GrantId grant = Facts.grant(row);
        boolean first = transaction.update(MISUSED, Tuple.of(grant.value())) == 1;
        if (first) {
            outbox.append(
                    transaction,
                    List.of(
                            Facts.of(
                                    row,
                                    new GrantMisused(
                                            grant,
                                            Facts.task(row),
                                            EndReason.PICKED_UP_TWICE,
                                            "asked for a credential that was given out"))));
        }
        return first;
    }
}
