/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.mayfly.audit.view.EntryEntity;

/**
 * One entry of the ledger.
 *
 * @param previous the hash of the entry before
 * @param hash SHA-256 over the bytes of {@code previous} and of {@code record}
 * @param record the entry in the canonical form of RFC 8785
 */
record EntryAnswer(long position, String previous, String hash, @JsonRawValue String record) {

    static EntryAnswer of(EntryEntity entry) {
        return new EntryAnswer(
                entry.position,
                HexFormat.of().formatHex(entry.previous),
                HexFormat.of().formatHex(entry.hash),
                new String(entry.record, StandardCharsets.UTF_8));
    }

    /** As one line of NDJSON. */
    String line() {
        return "{\"position\":%d,\"previous\":\"%s\",\"hash\":\"%s\",\"record\":%s}\n"
                .formatted(position, previous, hash, record);
    }
}
