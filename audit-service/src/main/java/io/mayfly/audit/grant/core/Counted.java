/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.util.Comparator;
import java.util.Objects;

/**
 * A value with the writer's count of the event that says it.
 *
 * @param seq 0 for what holds until an event counts
 */
public record Counted<T extends Comparable<T>>(long seq, T value) {

    public Counted {
        Objects.requireNonNull(value, "value");
    }

    private Comparator<Counted<T>> order() {
        return Comparator.<Counted<T>>comparingLong(Counted::seq).thenComparing(Counted::value);
    }

    /** The one that was stated first. */
    Counted<T> earlier(Counted<T> other) {
        return order().compare(this, other) <= 0 ? this : other;
    }

    /** The one that was stated last. */
    Counted<T> later(Counted<T> other) {
        return order().compare(this, other) >= 0 ? this : other;
    }
}
