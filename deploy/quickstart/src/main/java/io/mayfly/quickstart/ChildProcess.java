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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

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
    private final StopSignal stop;

    private ChildProcess(String name, Process process, Path log, Path pidFile, StopSignal stop) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
        this.stop = stop;
    }

    /** Starts a process that ends orderly when it is told to terminate. */
    public static ChildProcess start(
            Home home, String name, List<String> command, Map<String, String> environment) {
        return start(home, name, command, environment, StopSignal.TERM);
    }

    /** Starts it. */
    public static ChildProcess start(
            Home home,
            String name,
            List<String> command,
            Map<String, String> environment,
            StopSignal stop) {
        Path log = PrivateFiles.touch(home.log(name));
        ProcessBuilder builder = new ProcessBuilder(inSessionOfItsOwn(command));
        builder.environment().putAll(environment);
        builder.directory(home.root().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Process process = builder.start();
            Path pidFile =
                    PrivateFiles.write(home.pid(name), PidFile.of(process.toHandle(), stop).text());
            return new ChildProcess(name, process, log, pidFile, stop);
        } catch (IOException failed) {
            throw new QuickstartException(
                    "%s cannot be started: %s".formatted(name, failed.getMessage()), failed);
        }
    }

    /** So that a terminal's Ctrl-C reaches whoever started it alone, who then ends all in order. */
    private static List<String> inSessionOfItsOwn(List<String> command) {
        return Stream.concat(Stream.of("setsid"), command.stream()).toList();
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

    /** Does that once it has ended, however it ends. */
    public void onEnd(Runnable act) {
        var _ = process.onExit().thenRun(act);
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
        Signal.send(signal, process.pid());
    }

    /** Asks it to end, waits, and kills it if it does not. */
    @Override
    public void close() {
        signal(stop.name());
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
}
