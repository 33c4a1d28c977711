/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.mayfly.cli.ExitCode;
import io.mayfly.cli.Failure;
import io.mayfly.cli.workload.Agent;
import io.mayfly.cli.workload.Sighting;
import io.mayfly.cli.workload.Sighting.What;
import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.MalformedEvent;

/**
 * The agent's process, and what it says. Its environment is empty: it has what its arguments name,
 * no more.
 */
final class WorkloadProcess implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<Sighting> unread = new LinkedBlockingQueue<>();
    private final List<Sighting> seen = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Consumer<Sighting> listener;

    /** Starts it; {@code listener} hears each sighting as it is waited for. */
    WorkloadProcess(List<String> arguments, Consumer<Sighting> listener) {
        this.listener = listener;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(Agent.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        try {
            this.process = builder.start();
        } catch (IOException failed) {
            throw new Failure(ExitCode.ERROR, "the workload cannot be started", failed);
        }
        Thread.ofVirtual().name("workload-output").start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private void hear(String line) {
        try {
            unread.add(Json.read(line.getBytes(StandardCharsets.UTF_8), Sighting.class));
        } catch (MalformedEvent complaint) {
            synchronized (complaints) {
                complaints.add(line);
            }
        }
    }

    /**
     * Waits until it has seen {@code what}, or said that it was given nothing.
     *
     * @return empty if the time is up first
     */
    Optional<Sighting> await(What what, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (true) {
                Sighting next = unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    return Optional.empty();
                }
                seen.add(next);
                listener.accept(next);
                if (next.what() == what || next.what() == What.NOTHING_GIVEN) {
                    return Optional.of(next);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.ERROR, "interrupted", interrupted);
        }
    }

    /** All that it has said so far. */
    List<Sighting> seen() {
        return List.copyOf(seen);
    }

    /** The first that it has seen of {@code what}. */
    Optional<Sighting> first(What what) {
        return seen.stream().filter(sighting -> sighting.what() == what).findFirst();
    }

    /** What it printed that is no sighting: errors. */
    String complaints() {
        synchronized (complaints) {
            return String.join("\n", complaints);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
