/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import io.mayfly.audit.view.GrantEntity;
import io.mayfly.audit.view.Grants;
import io.mayfly.runtime.http.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Finds a grant by its id, or by a beginning of it that no other has. */
@Singleton
class GrantFinder {

    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{6,32}");
    private static final int DIGITS = 32;

    private final Grants grants;

    GrantFinder(Grants grants) {
        this.grants = grants;
    }

    /** The grant; fails with 400, 404 or 409. */
    Uni<GrantEntity> find(String id) {
        String digits = id.toLowerCase(Locale.ROOT).replace("-", "");
        if (!BEGINNING.matcher(digits).matches()) {
            throw Asked.bad("id", "neither a grant id nor 6 or more digits of its beginning");
        }
        return grants.between(filled(digits, '0'), filled(digits, 'f'))
                .map(found -> only(id, found));
    }

    private static GrantEntity only(String id, List<GrantEntity> found) {
        if (found.isEmpty()) {
            throw Problems.of(
                    Response.Status.NOT_FOUND,
                    "grant-unknown",
                    "the ledger has not heard of grant %s".formatted(id));
        }
        if (found.size() > 1) {
            throw Problems.of(
                    Response.Status.CONFLICT,
                    "grant-ambiguous",
                    "more than one grant begins with %s".formatted(id));
        }
        return found.getFirst();
    }

    private static UUID filled(String beginning, char with) {
        String digits = beginning + String.valueOf(with).repeat(DIGITS - beginning.length());
        return UUID.fromString(
                digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
