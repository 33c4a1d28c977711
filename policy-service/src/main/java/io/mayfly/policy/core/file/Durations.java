/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.file;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 60s}, {@code 15m}, {@code 8h}, {@code PT1M}. */
final class Durations {

    private static final Pattern SHORT = Pattern.compile("([1-9][0-9]{0,8})([smh])");

    private Durations() {}

    /**
     * Reads a positive length of time.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Duration read(String text) {
        Matcher matcher = SHORT.matcher(text);
        Duration duration = matcher.matches() ? counted(matcher) : iso(text);
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("is not longer than nothing");
        }
        return duration;
    }

    private static Duration counted(Matcher matcher) {
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2).charAt(0)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException broken) {
            throw new IllegalArgumentException(
                    "is not a length of time such as 60s, 15m, 8h or PT1M", broken);
        }
    }
}
