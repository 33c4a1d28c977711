/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Command lines for JVMs of the quickstart: the Java that runs now, started fast, kept small. */
public final class JavaCommand {

    private JavaCommand() {}

    /** A JVM with so much heap at most, and these further arguments. */
    public static List<String> of(String heap, List<String> arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+ExitOnOutOfMemoryError"),
                        arguments.stream())
                .toList();
    }
}
