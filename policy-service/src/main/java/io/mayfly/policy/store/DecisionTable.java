/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.DecisionEvent.ApprovalGiven;
import io.mayfly.common.event.DecisionEvent.ApprovalRefused;
import io.mayfly.common.event.DecisionEvent.ApprovalRequested;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.DecisionEvent.GrantDenied;
import io.mayfly.common.event.DecisionEvent.GrantWithdrawn;
import io.mayfly.common.event.Ruling;
import io.mayfly.common.grant.GrantId;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements on decisions: one for each grant, and the first one stays. */
final class DecisionTable {

    private static final String DECIDED =
            "SELECT grant_id FROM decision WHERE grant_id = ANY ($1::uuid[])";

    /** In the order of the grants, so that two replicas never wait for each other. */
    private static final String RECORD =
            """
            INSERT INTO decision (grant_id, task, outcome, code, policy, policy_version)
            SELECT grant_id, task, outcome, nullif(code, ''), policy, policy_version
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                AS made (grant_id, task, outcome, code, policy, policy_version)
            ORDER BY grant_id
            ON CONFLICT DO NOTHING RETURNING grant_id
            """;

    private DecisionTable() {}

    static Set<GrantId> decided(Transaction transaction, Set<GrantId> grants) {
        return grants(transaction.rows(DECIDED, Tuple.tuple().addValue(uuids(grants))));
    }

    static Set<GrantId> record(Transaction transaction, List<DecisionEvent> decisions) {
        List<Made> made = decisions.stream().map(DecisionTable::made).toList();
        return grants(
                transaction.rows(
                        RECORD,
                        Tuple.tuple()
                                .addValue(
                                        uuids(
                                                decisions.stream()
                                                        .map(DecisionEvent::grant)
                                                        .toList()))
                                .addArrayOfString(Texts.array(decisions, DecisionEvent::task))
                                .addArrayOfString(Texts.array(made, Made::outcome))
                                .addArrayOfString(Texts.array(made, Made::code))
                                .addArrayOfString(Texts.array(made, m -> m.ruling().policy()))
                                .addArrayOfString(Texts.array(made, m -> m.ruling().version()))));
    }

    /** What a row holds of a decision; a code is empty where there is none. */
    private record Made(String outcome, String code, Ruling ruling) {}

    private static Made made(DecisionEvent decision) {
        return switch (decision) {
            case GrantApproved approved -> new Made("approved", "", approved.ruling());
            case GrantDenied denied -> new Made("denied", denied.code(), denied.ruling());
            case ApprovalRequested _, ApprovalGiven _, ApprovalRefused _, GrantWithdrawn _ ->
                    throw new IllegalArgumentException(
                            "%s is not a decision on a start"
                                    .formatted(decision.getClass().getSimpleName()));
        };
    }

    private static UUID[] uuids(Collection<GrantId> grants) {
        return grants.stream().map(GrantId::value).toArray(UUID[]::new);
    }

    private static Set<GrantId> grants(List<Row> rows) {
        return rows.stream()
                .map(row -> new GrantId(row.getUUID("grant_id")))
                .collect(Collectors.toSet());
    }
}
