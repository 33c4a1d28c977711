/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.util.Optional;
import java.util.UUID;

import io.mayfly.common.event.Subject;
import io.mayfly.revoker.core.Revocation;
import io.mayfly.runtime.store.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;

/** What an operator asked for, as a row, and back. */
final class RevocationRow {

    private RevocationRow() {}

    static Optional<Revocation> find(Transaction transaction, UUID id) {
        return transaction
                .row("SELECT * FROM revocation WHERE id = $1", Tuple.of(id))
                .map(
                        row ->
                                new Revocation(
                                        row.getUUID("id"),
                                        Subject.parse(row.getString("subject")),
                                        row.getString("asked_by"),
                                        row.getString("note")));
    }
}
