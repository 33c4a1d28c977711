/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.access;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mayfly.common.Names;

/** What may be done to a resource. */
public record Action(@JsonValue String value) implements Comparable<Action> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    @JsonCreator
    public Action {
        Names.matching("action", value, FORM);
    }

    @Override
    public int compareTo(Action other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
