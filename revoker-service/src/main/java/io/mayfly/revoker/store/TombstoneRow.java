/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.util.Optional;

import io.mayfly.common.event.EventId;
import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.Ending;
import io.mayfly.revoker.core.Said;
import io.mayfly.revoker.core.Tombstone;
import io.vertx.mutiny.sqlclient.Row;

/** A tombstone as a row, and back. */
final class TombstoneRow {

    private TombstoneRow() {}

    static Tombstone read(Row row) {
        Subject about = Subject.parse(row.getString("subject"));
        Ending ending = ArmedRow.ending(row);
        Said said =
                new Said(
                        Optional.ofNullable(row.getUUID("cause")).map(EventId::new),
                        ArmedRow.text(row, "said_by"),
                        ArmedRow.text(row, "note"));
        return switch (row.getString("kind")) {
            case "dead" -> new Tombstone.Dead(about, ending, said);
            case "cut-off" -> new Tombstone.CutOff(about, row.getLong("version"), ending, said);
            case "decided-before" -> new Tombstone.DecidedBefore(about, ending, said);
            default ->
                    throw new IllegalStateException(
                            "tombstone of '%s' is of kind '%s'"
                                    .formatted(about, row.getString("kind")));
        };
    }

    static String kind(Tombstone tombstone) {
        return switch (tombstone) {
            case Tombstone.Dead dead -> "dead";
            case Tombstone.CutOff cutOff -> "cut-off";
            case Tombstone.DecidedBefore some -> "decided-before";
        };
    }

    static long version(Tombstone tombstone) {
        return switch (tombstone) {
            case Tombstone.Dead dead -> 0;
            case Tombstone.CutOff cutOff -> cutOff.version();
            case Tombstone.DecidedBefore some -> 0;
        };
    }
}
