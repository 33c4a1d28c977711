/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import io.mayfly.audit.grant.core.GrantState;
import io.mayfly.runtime.http.Problems;
import jakarta.ws.rs.core.Response;

/** Reads what is asked for in a query, and refuses by name what is no value of its parameter. */
final class Asked {

    private static final int LONGEST = 512;

    private Asked() {}

    static Optional<String> state(Optional<String> word) {
        return word.map(
                given ->
                        GrantState.named(given)
                                .map(GrantState::word)
                                .orElseThrow(() -> bad("state", "'%s' is none".formatted(given))));
    }

    static Optional<Instant> instant(String parameter, Optional<String> text) {
        return text.map(
                given -> {
                    try {
                        return OffsetDateTime.parse(given).toInstant();
                    } catch (DateTimeException unfit) {
                        throw bad(parameter, "not a time of RFC 3339");
                    }
                });
    }

    static Optional<UUID> uuid(String parameter, Optional<String> text) {
        return text.map(
                given -> {
                    try {
                        return UUID.fromString(given);
                    } catch (IllegalArgumentException unfit) {
                        throw bad(parameter, "not a UUID");
                    }
                });
    }

    /** A text of any kind: bounded, and nothing that the store could not compare. */
    static Optional<String> text(String parameter, Optional<String> text) {
        return text.map(
                given -> {
                    if (given.length() > LONGEST || given.indexOf('\0') >= 0) {
                        throw bad(parameter, "too long, or with a NUL in it");
                    }
                    return given;
                });
    }

    static RuntimeException bad(String parameter, String why) {
        return Problems.of(
                Response.Status.BAD_REQUEST,
                "bad-parameter",
                "parameter %s: %s".formatted(parameter, why));
    }
}
