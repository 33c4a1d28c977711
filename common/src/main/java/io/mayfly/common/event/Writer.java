/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A service, as the writer of an event. */
public enum Writer {
    INTAKE,
    POLICY,
    ISSUER,
    REVOKER,
    AUDIT;

    /** The service's name: also its Kafka principal, its database schema and its consumer group. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The CloudEvents {@code source} of what it writes. */
    public String eventSource() {
        return "/mayfly/" + word();
    }

    /**
     * Reads a service's name.
     *
     * @throws IllegalArgumentException if there is no such service
     */
    @JsonCreator
    public static Writer of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
