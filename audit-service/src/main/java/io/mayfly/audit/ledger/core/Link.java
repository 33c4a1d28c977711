/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.Arrays;
import java.util.Objects;

/**
 * One link of the hash chain: an entry as it is stored.
 *
 * @param position 1 for the first, without gaps
 * @param previous the hash of the link before
 * @param hash over {@code previous} and {@code record}
 * @param record the entry in the canonical form of RFC 8785
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record Link(long position, Hash previous, Hash hash, byte[] record) {

    public Link {
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(hash, "hash");
        record = record.clone();
    }

    @Override
    public byte[] record() {
        return record.clone();
    }

    /** Whether the hash is that of its content. */
    public boolean fits() {
        return hash.equals(Hash.over(previous.bytes(), record));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Link that
                && position == that.position
                && previous.equals(that.previous)
                && hash.equals(that.hash)
                && Arrays.equals(record, that.record);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "Link[position=%d, hash=%s]".formatted(position, hash);
    }
}
