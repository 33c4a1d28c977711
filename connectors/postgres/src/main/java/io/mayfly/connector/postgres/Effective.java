/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.grant.Privilege;

/**
 * One row of what a grant's role can really do.
 *
 * @param everybody which of it every role of the server can do anyway, by PUBLIC
 */
record Effective(Privilege privilege, Set<String> everybody) {

    Effective {
        everybody = Set.copyOf(everybody);
    }

    static Effective of(JsonNode row) {
        return new Effective(
                Privilege.of(
                        row.path("kind").asText(),
                        row.path("object").asText(),
                        words(row.path("privileges"))),
                words(row.path("public")));
    }

    private static Set<String> words(JsonNode array) {
        Set<String> words = new TreeSet<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }
}
