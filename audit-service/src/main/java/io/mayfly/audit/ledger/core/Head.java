/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.Objects;

/**
 * The end of the chain: the last link's position and hash.
 *
 * @param position 0 while there is none
 */
public record Head(long position, Hash hash) {

    /** The head of an empty ledger. */
    public static final Head EMPTY = new Head(0, Hash.NONE);

    public Head {
        Objects.requireNonNull(hash, "hash");
        if (position < 0) {
            throw new IllegalArgumentException("position %d is negative".formatted(position));
        }
    }

    /** The head once {@code link} is there. */
    public static Head at(Link link) {
        return new Head(link.position(), link.hash());
    }

    /** The link that follows here and holds {@code record}. */
    public Link link(byte[] record) {
        return new Link(position + 1, hash, Hash.over(hash.bytes(), record), record);
    }
}
