/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.time.Instant;
import java.util.Objects;

/**
 * Where and when the broker appended a record.
 *
 * @param appendedAt by the broker's clock, in milliseconds
 */
public record Place(String topic, int partition, long offset, Instant appendedAt) {

    public Place {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(appendedAt, "appendedAt");
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "place %s-%d@%d is negative".formatted(topic, partition, offset));
        }
    }

    @Override
    public String toString() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
