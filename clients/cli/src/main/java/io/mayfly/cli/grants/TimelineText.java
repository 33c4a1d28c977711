/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.grants;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A timeline as lines of text: seconds since the start, what happened, what is to be said of it.
 */
public final class TimelineText {

    private TimelineText() {}

    /** One line: {@code 00.041 GrantApproved policy ...}. */
    public static String line(Duration sinceStart, String what, String text) {
        return String.format(
                Locale.ROOT,
                "%s%02d.%03d  %-20s %s",
                sinceStart.isNegative() ? "-" : "",
                sinceStart.abs().toSeconds(),
                sinceStart.abs().toMillisPart(),
                what,
                text);
    }

    /** The whole timeline. */
    public static List<String> lines(Timeline timeline) {
        return timeline.entries().stream()
                .map(
                        entry ->
                                line(
                                        Duration.ofMillis(entry.offsetMillis()),
                                        entry.what(),
                                        entry.text()))
                .toList();
    }
}
