/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import io.mayfly.common.Names;

/** A name in which a star stands for any characters, or none. Matching takes linear space. */
public record NamePattern(String text) {

    private static final int LONGEST = 256;

    public NamePattern {
        Names.text("pattern", text);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "pattern has %d characters, at most %d are taken"
                            .formatted(text.length(), LONGEST));
        }
    }

    /** Whether it names one thing only. */
    public boolean exact() {
        return text.indexOf('*') < 0;
    }

    /** Whether {@code name} is of this pattern. Goes back to the last star only: never explodes. */
    public boolean matches(String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < name.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (at < text.length() && text.charAt(at) == name.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        return text.substring(at).chars().allMatch(rest -> rest == '*');
    }

    @Override
    public String toString() {
        return text;
    }
}
