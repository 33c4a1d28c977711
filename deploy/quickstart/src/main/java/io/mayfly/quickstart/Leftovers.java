/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes of a system whose starter is gone without having ended them. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SUFFIX = ".pid";

    private Leftovers() {}

    /** Ends them all and returns the names of those that still ran. */
    public static List<String> end(Home home) {
        List<Path> files = pidFiles(home);
        List<String> running = files.stream().filter(Leftovers::runs).map(Leftovers::name).toList();
        files.forEach(Leftovers::ask);
        files.forEach(Leftovers::awaitEnd);
        return running;
    }

    private static void ask(Path file) {
        PidFile.read(file)
                .ifPresent(
                        pid ->
                                pid.process()
                                        .ifPresent(
                                                process ->
                                                        Signal.send(
                                                                pid.stop().name(), process.pid())));
    }

    private static void awaitEnd(Path file) {
        PidFile.read(file).flatMap(PidFile::process).ifPresent(Leftovers::awaitEnd);
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        end.completeOnTimeout(process, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static boolean runs(Path file) {
        return PidFile.read(file).flatMap(PidFile::process).isPresent();
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static List<Path> pidFiles(Home home) {
        Path folder = PrivateFiles.folder(home.root().resolve("run"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
