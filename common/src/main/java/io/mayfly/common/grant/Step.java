/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The steps of a removal, in their order. */
public enum Step {
    CONTAIN,
    REMOVE,
    INSPECT,
    RELEASE;

    /** The word on the wire. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word on the wire. */
    @JsonCreator
    public static Step of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
