/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.util.Arrays;

/**
 * A secret in memory: it prints as {@code ***}, cannot be serialised, and is wiped when it is no
 * longer needed. The constructor and {@link #reveal} copy.
 */
public final class Secret implements AutoCloseable {

    private final char[] value;
    private boolean wiped;

    public Secret(char[] value) {
        this.value = value.clone();
    }

    /**
     * A copy of the secret, which the caller wipes.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public synchronized char[] reveal() {
        if (wiped) {
            throw new IllegalStateException("the secret was wiped");
        }
        return value.clone();
    }

    /** Wipes it. */
    @Override
    public synchronized void close() {
        Arrays.fill(value, '\0');
        wiped = true;
    }

    @Override
    public String toString() {
        return "***";
    }
}
