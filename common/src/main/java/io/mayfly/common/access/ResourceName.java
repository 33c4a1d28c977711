/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mayfly.common.Names;

/** The name of a thing on a target, as the target's configuration names it. */
public record ResourceName(@JsonValue String value) implements Comparable<ResourceName> {

    @JsonCreator
    public ResourceName {
        Names.text("resource", value);
    }

    @Override
    public int compareTo(ResourceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
