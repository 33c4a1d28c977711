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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of the system: its output goes to a log, its pid to a file, so that a later {@code
 * down} finds it even if whoever started it is gone.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TAIL_LINES = 15;

    private final String name;
    private final Process process;
    private final Path log;
    private final Path pidFile;

    private ChildProcess(String name, Process process, Path log, Path pidFile) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    /** Starts it. */
    public static ChildProcess start(
            Home home, String name, List<String> command, Map<String, String> environment) {
        Path log = home.log(name);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.directory(home.root().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Process process = builder.start();
            Path pidFile = PrivateFiles.write(home.pid(name), PidFile.text(process.toHandle()));
            return new ChildProcess(name, process, log, pidFile);
        } catch (IOException failed) {
            throw new QuickstartException(
                    "%s cannot be started: %s".formatted(name, failed.getMessage()), failed);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /**
     * Fails if it has ended by itself.
     *
     * @throws QuickstartException with the last lines of its log
     */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new QuickstartException(
                    "%s ended with %d; the end of %s:%n%s"
                            .formatted(name, process.exitValue(), log, tail()));
        }
    }

    /** The last lines of its log. */
    public String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Ends it at once, as a power failure would: SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(5));
    }

    /** Sends a signal by name, as {@code STOP} and {@code CONT}. */
    public void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new QuickstartException("interrupted while signalling " + name, interrupted);
        }
    }

    /** Asks it to end, waits, and kills it if it does not. */
    @Override
    public void close() {
        process.destroy();
        if (!await(PATIENCE)) {
            kill();
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean await(Duration time) {
        try {
            process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException alive) {
            return false;
        } catch (ExecutionException impossible) {
            throw new QuickstartException("waiting for " + name + " failed", impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /**
     * What a pid file says: the pid, and when that process began, so that a reused pid is not taken
     * for ours.
     */
    static final class PidFile {

        private PidFile() {}

        static String text(ProcessHandle process) {
            return process.pid() + " " + started(process) + "\n";
        }

        /** The process that the file names, if it still is that one. */
        static Optional<ProcessHandle> read(Path file) {
            try {
                String[] words = Files.readString(file).strip().split(" ", 2);
                return ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> words.length == 2 && started(process).equals(words[1]));
            } catch (IOException | NumberFormatException unreadable) {
                return Optional.empty();
            }
        }

        private static String started(ProcessHandle process) {
            return process.info().startInstant().map(Object::toString).orElse("unknown");
        }
    }
}
