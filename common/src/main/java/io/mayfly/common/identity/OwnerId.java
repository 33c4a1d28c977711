/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.identity;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mayfly.common.Names;

/** The id of the person or team that answers for principals. */
public record OwnerId(@JsonValue String value) implements Comparable<OwnerId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/-]{0,127}");

    @JsonCreator
    public OwnerId {
        Names.matching("owner", value, FORM);
    }

    @Override
    public int compareTo(OwnerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
