/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.mayfly.intake.store.QuarantineEntity;

/**
 * Something that was not taken.
 *
 * @param place where it came in
 * @param firstLine the beginning of its body as text, for people
 * @param bytes how long its body was
 */
public record QuarantineAnswer(
        UUID id,
        long position,
        String source,
        String place,
        String reason,
        String detail,
        Optional<String> key,
        String firstLine,
        int bytes,
        Instant arrivedAt,
        Instant quarantinedAt) {

    private static final int SHOWN = 200;

    static QuarantineAnswer of(QuarantineEntity row) {
        return new QuarantineAnswer(
                row.id,
                row.position,
                row.source,
                row.place,
                row.reason,
                row.detail,
                Optional.ofNullable(row.key),
                firstLine(row.body),
                row.bodyBytes,
                row.arrivedAt,
                row.quarantinedAt);
    }

    private static String firstLine(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    }
}
