/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.workload;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that the workload saw.
 *
 * @param at by the workload's clock
 * @param text what it did, for people
 * @param sqlState the target's own answer where it refused
 * @param answer the target's own words, or the result
 */
public record Sighting(
        What what, Instant at, String text, Optional<String> sqlState, Optional<String> answer) {

    /** The things worth saying. */
    public enum What {
        /** The credential was picked up; {@code answer} is the grant's id. */
        PICKED_UP,
        /** The first query was answered. */
        USABLE,
        /** A table that was not asked for was refused. */
        OTHER_TABLE_REFUSED,
        /** A table that was not asked for could be read. */
        OTHER_TABLE_READ,
        /** A query is running that will not end by itself for long. */
        QUERY_RUNNING,
        /** The running query was ended from outside. */
        THROWN_OUT,
        /** A new login with the same credential was refused. */
        LOGIN_REFUSED,
        /** A new login with the same credential was let in. */
        LOGIN_LET_IN,
        /** Nothing was given. */
        NOTHING_GIVEN
    }

    static Sighting of(What what, Instant at, String text, String answer) {
        return new Sighting(what, at, text, Optional.empty(), Optional.of(answer));
    }

    static Sighting refused(What what, Instant at, String text, SQLException refusal) {
        return new Sighting(
                what,
                at,
                text,
                Optional.ofNullable(refusal.getSQLState()),
                Optional.ofNullable(refusal.getMessage()));
    }
}
