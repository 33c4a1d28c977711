/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.time.Instant;
import java.util.Objects;

/**
 * The ledger's signed state at a size. Written by audit, keyed by the log's name.
 *
 * @param log the log's name
 * @param size how many entries it covers
 * @param head the hash over them, lower-case hex of 64 characters
 * @param note the signed note as published; empty while checkpoints are not signed
 */
public record CheckpointRecord(String log, long size, String head, String note, Instant at)
        implements Event {

    public CheckpointRecord {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(at, "at");
        if (size < 0) {
            throw new IllegalArgumentException("size %d is negative".formatted(size));
        }
    }

    @Override
    public String subject() {
        return log;
    }

    @Override
    public String partitionKey() {
        return log;
    }
}
