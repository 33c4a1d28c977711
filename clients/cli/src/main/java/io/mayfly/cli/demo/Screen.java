/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.demo;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

import io.mayfly.cli.grants.TimelineText;

/**
 * The demo's screen: lines of two clocks' worth of news, the workload's and the ledger's, put into
 * the order in which things happened. A line is held back until nothing earlier can come.
 */
final class Screen {

    private static final Duration HOLD = Duration.ofMillis(700);

    private record Line(Instant at, String what, String text) {}

    private final PriorityQueue<Line> held = new PriorityQueue<>(Comparator.comparing(Line::at));
    private final PrintWriter out;
    private final boolean blank;
    private Instant start = Instant.EPOCH;

    private Screen(PrintWriter out, boolean blank) {
        this.out = out;
        this.blank = blank;
    }

    static Screen on(PrintWriter out) {
        return new Screen(out, false);
    }

    /** One that shows nothing. */
    static Screen blank() {
        return new Screen(new PrintWriter(Writer.nullWriter()), true);
    }

    /** Times are shown as since then. */
    synchronized void startAt(Instant moment) {
        start = moment;
    }

    /** Shows a line in its place in time. */
    synchronized void show(Instant at, String what, String text) {
        held.add(new Line(at, what, text));
    }

    /** Prints what is old enough at {@code now}. */
    synchronized void settle(Instant now) {
        while (!held.isEmpty() && held.peek().at().plus(HOLD).isBefore(now)) {
            print(held.remove());
        }
    }

    /** Prints all that is held. */
    synchronized void flush() {
        while (!held.isEmpty()) {
            print(held.remove());
        }
    }

    /** Prints a line of text at once, after all that is held. */
    synchronized void say(String text) {
        flush();
        if (!blank) {
            out.println(text);
        }
    }

    private void print(Line line) {
        if (!blank) {
            out.println(
                    TimelineText.line(
                            Duration.between(start, line.at()), line.what(), line.text()));
        }
    }
}
