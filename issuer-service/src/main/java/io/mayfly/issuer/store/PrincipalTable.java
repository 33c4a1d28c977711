/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.store;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;

import io.mayfly.common.codec.Json;
import io.mayfly.common.event.IdentityRecord.PrincipalRecord;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.issuer.core.pickup.Admission;
import io.mayfly.issuer.core.pickup.OneUse;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements about principals and the assertions that they have used. */
final class PrincipalTable {

    private static final String PRINCIPAL =
            "SELECT record::text AS record FROM principals WHERE principal = $1";

    /** In its time, by the store's clock, to the moment. */
    private static final String IN_TIME =
            "SELECT $1::timestamptz <= clock_timestamp() AND $2::timestamptz > clock_timestamp()"
                    + " AS in_time";

    private static final String USE =
            """
            INSERT INTO assertions (principal, jti, expires_at) VALUES ($1, $2, $3)
            ON CONFLICT (principal, jti) DO NOTHING
            """;

    private PrincipalTable() {}

    static Optional<PrincipalRecord> principal(Transaction transaction, PrincipalId principal) {
        return transaction
                .row(PRINCIPAL, Tuple.of(principal.value()))
                .map(row -> row.getString("record").getBytes(StandardCharsets.UTF_8))
                .map(json -> Json.read(json, PrincipalRecord.class));
    }

    static Admission admit(Transaction transaction, OneUse use) {
        boolean inTime =
                transaction
                        .row(
                                IN_TIME,
                                Tuple.of(
                                        use.issuedAt().atOffset(ZoneOffset.UTC),
                                        use.expiresAt().atOffset(ZoneOffset.UTC)))
                        .orElseThrow()
                        .getBoolean("in_time");
        if (!inTime) {
            return Admission.OUT_OF_TIME;
        }
        Tuple parameters =
                Tuple.of(
                        use.principal().value(),
                        use.id(),
                        use.expiresAt().atOffset(ZoneOffset.UTC));
        return transaction.update(USE, parameters) == 1 ? Admission.ADMITTED : Admission.REPLAYED;
    }
}
