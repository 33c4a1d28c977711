/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.QuickstartException;

/**
 * The place of the one process that runs the system of a {@link Home}: held by a lock, which the
 * kernel takes back when the process dies, however it dies.
 */
final class Seat implements AutoCloseable {

    private final FileChannel channel;
    private final Home home;

    private Seat(FileChannel channel, Home home) {
        this.channel = channel;
        this.home = home;
    }

    /** Takes it; empty if somebody sits there. */
    static Optional<Seat> take(Home home) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            PrivateFiles.touch(home.run("up.lock")), StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Seat seat = new Seat(channel, home);
            PrivateFiles.write(seat.holder(), ProcessHandle.current().pid() + "\n");
            return Optional.of(seat);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Who sits there now, if anybody. */
    static Optional<ProcessHandle> holder(Home home) {
        try (FileChannel channel =
                FileChannel.open(
                        PrivateFiles.touch(home.run("up.lock")), StandardOpenOption.WRITE)) {
            return channel.tryLock() == null ? ProcessHandle.of(pid(home)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Says that the system is ready, to whoever waits for a detached one. */
    void announce(String text) {
        PrivateFiles.write(announcement(home), text);
    }

    /** Forgets what one that was killed had said. */
    static void forget(Home home) {
        try {
            Files.deleteIfExists(announcement(home));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What it has said; empty until it is ready. */
    static Optional<String> announced(Home home) {
        try {
            return Files.exists(announcement(home))
                    ? Optional.of(Files.readString(announcement(home)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        try {
            forget(home);
            Files.deleteIfExists(holder());
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path holder() {
        return home.run("up.holder");
    }

    private static Path announcement(Home home) {
        return home.run("up.ready");
    }

    private static long pid(Home home) {
        try {
            return Long.parseLong(Files.readString(home.run("up.holder")).strip());
        } catch (IOException | NumberFormatException unreadable) {
            throw new QuickstartException(
                    "somebody runs this system, and does not say who: " + home.root(), unreadable);
        }
    }
}
