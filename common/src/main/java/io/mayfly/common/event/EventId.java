/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mayfly.common.NameBasedUuid;

/**
 * The id of an event of ours. It follows from what the event is, so a repeat is recognised by
 * whoever has seen it.
 */
public record EventId(@JsonValue UUID value) {

    private static final UUID NAMESPACE = UUID.fromString("6f7a1f0e-5d0b-5b8e-8c1d-2f3f8a9d4c60");

    public EventId {
        Objects.requireNonNull(value, "event id");
    }

    /** The id of the {@code seq}th event that its writer stated of {@code subject}. */
    public static EventId of(String subject, EventType type, long seq) {
        return new EventId(
                NameBasedUuid.of(NAMESPACE, List.of(subject, type.ceType(), Long.toString(seq))));
    }

    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException if it is not a UUID
     */
    @JsonCreator
    public static EventId parse(String text) {
        return new EventId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
