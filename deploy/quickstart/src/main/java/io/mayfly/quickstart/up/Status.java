/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.Ports;

/** {@code mayfly status}: which parts answer, and where. */
final class Status {

    private static final List<Part> PARTS =
            Stream.concat(Stream.of(Part.KAFKA, Part.DB, Part.SHOP), Part.SERVICES.stream())
                    .toList();

    private Status() {}

    /** Prints a line for each part; whether all of them answer. */
    static boolean print(Home home, Ports ports, PrintStream out) {
        boolean running = Seat.holder(home).isPresent();
        out.println(running ? "Mayfly is up." : "Mayfly is not up. Start it: ./mayfly up");
        if (running) {
            PARTS.forEach(
                    part ->
                            out.printf(
                                    "  %-9s %-6s %s:%d%n",
                                    part.word(),
                                    ports.answers(part) ? "ready" : "DOWN",
                                    Ports.HOST,
                                    ports.of(part)));
        }
        return running && PARTS.stream().allMatch(ports::answers);
    }
}
