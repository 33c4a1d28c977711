/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The place after which a page of debt begins. Opaque outside. */
record DebtCursor(Instant endedAt, UUID grant) {

    static final DebtCursor BEGINNING = new DebtCursor(Instant.EPOCH, new UUID(0, 0));

    String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((endedAt + " " + grant).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a token.
     *
     * @throws IllegalArgumentException if it is none of ours
     */
    static DebtCursor of(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(" ", 2));
            return new DebtCursor(
                    Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
        } catch (DateTimeException | IllegalArgumentException unfit) {
            throw new IllegalArgumentException("page_token is none of ours", unfit);
        }
    }
}
