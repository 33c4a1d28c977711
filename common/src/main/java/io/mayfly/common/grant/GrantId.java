/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mayfly.common.NameBasedUuid;
import io.mayfly.common.access.Access;
import io.mayfly.common.task.TaskKey;

/**
 * The id of a grant, which follows from the task and the access alone: whoever knows both knows it,
 * and a repeated start yields the same grant.
 */
public record GrantId(@JsonValue UUID value) implements Comparable<GrantId> {

    private static final UUID NAMESPACE = UUID.fromString("b1e6d7c2-3f0a-5c58-9a86-6d1f0c2b7e41");

    public GrantId {
        Objects.requireNonNull(value, "grant id");
    }

    /**
     * Over source, id, attempt, target, resource, number of actions, the sorted actions, ordinal.
     */
    public static GrantId of(TaskKey task, Access access) {
        List<String> parts = new ArrayList<>();
        parts.add(task.source().value());
        parts.add(task.id());
        parts.add(Integer.toString(task.attempt()));
        parts.add(access.target().value());
        parts.add(access.resource().value());
        parts.add(Integer.toString(access.actions().size()));
        access.actions().forEach(action -> parts.add(action.value()));
        parts.add(Integer.toString(access.ordinal()));
        return new GrantId(NameBasedUuid.of(NAMESPACE, parts));
    }

    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException if it is not a UUID of 36 characters
     */
    @JsonCreator
    public static GrantId parse(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("grant id '%s' is not a UUID".formatted(text));
        }
        return new GrantId(UUID.fromString(text));
    }

    @Override
    public int compareTo(GrantId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
