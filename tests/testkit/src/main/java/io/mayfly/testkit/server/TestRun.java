/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

import io.mayfly.quickstart.Folders;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.key.TokenMint;

/** What one test run's servers share: a folder, ports, secrets, and their end. */
final class TestRun {

    private static final TestRun CURRENT = new TestRun();

    private final Home home;
    private final Ports ports = Ports.free();
    private final Deque<AutoCloseable> toEnd = new ArrayDeque<>();

    private TestRun() {
        try {
            this.home = Home.at(Files.createTempDirectory("mayfly-test"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-of-test-run"));
    }

    static TestRun current() {
        return CURRENT;
    }

    Home home() {
        return home;
    }

    Ports ports() {
        return ports;
    }

    Installation installation() {
        return Installation.find();
    }

    TokenMint mint() {
        return new TokenMint(home, InstantSource.system());
    }

    <T extends AutoCloseable> T endLater(T server) {
        synchronized (toEnd) {
            toEnd.push(server);
        }
        return server;
    }

    private void end() {
        synchronized (toEnd) {
            toEnd.forEach(TestRun::close);
        }
        Folders.delete(home.root());
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception failed) {
            throw new IllegalStateException("a test's server did not end", failed);
        }
    }
}
