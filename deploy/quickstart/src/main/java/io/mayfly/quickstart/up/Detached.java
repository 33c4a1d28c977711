/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.JavaCommand;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.QuickstartException;

/** {@code mayfly up --detach}: the same {@link Up} in a process that outlives this one. */
final class Detached {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Detached() {}

    /** Starts it and waits until it is ready or gone. */
    static void start(Home home, PrintStream out) {
        Path log = PrivateFiles.write(home.log("up"), "");
        Seat.forget(home);
        try {
            Process process =
                    new ProcessBuilder(command())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .redirectInput(Path.of("/dev/null").toFile())
                            .start();
            out.print(awaitReady(process, home, log));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String awaitReady(Process process, Home home, Path log) throws IOException {
        long began = System.nanoTime();
        Optional<String> announced = Optional.empty();
        while (announced.isEmpty()) {
            if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                process.destroy();
                throw new QuickstartException(Files.readString(log).strip());
            }
            pause();
            announced = Seat.announced(home);
        }
        return announced.get();
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(
                JavaCommand.of(
                        "96m",
                        List.of(
                                "-D" + Installation.PROPERTY + "=" + Installation.find().root(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "up")));
        return command;
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new QuickstartException("interrupted; the system may still be starting", told);
        }
    }
}
