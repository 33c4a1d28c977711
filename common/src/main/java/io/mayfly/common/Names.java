/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common;

import java.util.Objects;
import java.util.regex.Pattern;

/** Checks that every name and id of the contract passes before it becomes a type. */
public final class Names {

    private static final int LONGEST_TEXT = 512;

    private Names() {}

    /**
     * Returns {@code value}, which matches {@code pattern} as a whole.
     *
     * @throws IllegalArgumentException naming {@code what} and the value if it does not
     */
    public static String matching(String what, String value, Pattern pattern) {
        Objects.requireNonNull(value, what);
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s '%s' does not match %s".formatted(what, shown(value), pattern.pattern()));
        }
        return value;
    }

    /**
     * Returns {@code value}: 1 to 512 characters, no control character, no lone surrogate.
     *
     * @throws IllegalArgumentException naming {@code what} otherwise
     */
    public static String text(String what, String value) {
        Objects.requireNonNull(value, what);
        if (value.isBlank() || value.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "%s has %d characters, allowed are 1 to %d"
                            .formatted(what, value.length(), LONGEST_TEXT));
        }
        if (value.codePoints().anyMatch(Names::unfit)) {
            throw new IllegalArgumentException(
                    "%s '%s' contains a control character or a broken code point"
                            .formatted(what, shown(value)));
        }
        return value;
    }

    private static boolean unfit(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    /** What an error text may show of an outside string: short, and with no control characters. */
    private static String shown(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "...";
    }
}
