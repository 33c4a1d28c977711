/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.identity;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mayfly.common.Names;

/** The id of a non-human identity. */
public record PrincipalId(@JsonValue String value) implements Comparable<PrincipalId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/-]{0,127}");

    @JsonCreator
    public PrincipalId {
        Names.matching("principal", value, FORM);
    }

    @Override
    public int compareTo(PrincipalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
