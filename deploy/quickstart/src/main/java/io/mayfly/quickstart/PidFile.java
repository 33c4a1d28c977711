/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a pid file says: the pid, when that process began (so that a reused pid is not taken for
 * ours), and how it is asked to end.
 */
record PidFile(long pid, Instant began, StopSignal stop) {

    /**
     * The system's idea of when it booted, and with it of when a process began, wanders a little.
     */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    static PidFile of(ProcessHandle process, StopSignal stop) {
        return new PidFile(process.pid(), began(process), stop);
    }

    /** What the file says; nothing if it is not there or is none. */
    static Optional<PidFile> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            return words.length == 3
                    ? Optional.of(
                            new PidFile(
                                    Long.parseLong(words[0]),
                                    Instant.parse(words[1]),
                                    StopSignal.valueOf(words[2])))
                    : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    String text() {
        return pid + " " + began + " " + stop + "\n";
    }

    /** The process, if it still runs and is that one. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(
                        process ->
                                Duration.between(began, began(process)).abs().compareTo(TOLERANCE)
                                        < 0);
    }

    private static Instant began(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
