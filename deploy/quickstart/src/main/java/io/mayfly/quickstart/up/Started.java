/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.mayfly.quickstart.QuickstartException;

/**
 * What has been started so far, so that an end at any moment ends all of it: an end waits for
 * launches that are under way, and refuses later ones.
 */
final class Started {

    private final List<AutoCloseable> servers = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> services = new CopyOnWriteArrayList<>();
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private volatile boolean ending;

    <T extends AutoCloseable> T server(Supplier<T> launch) {
        return add(servers, launch);
    }

    <T extends AutoCloseable> T service(Supplier<T> launch) {
        return add(services, launch);
    }

    /** Services first, since they still write while they end; within each kind all at once. */
    void end() {
        Lock exclusive = gate.writeLock();
        exclusive.lock();
        try {
            ending = true;
        } finally {
            exclusive.unlock();
        }
        endAll(services);
        endAll(servers);
    }

    boolean ending() {
        return ending;
    }

    /** Tells, unless everything is being ended anyway. */
    <T> void unlessEnding(Consumer<T> report, T what) {
        if (!ending) {
            report.accept(what);
        }
    }

    private <T extends AutoCloseable> T add(List<AutoCloseable> list, Supplier<T> launch) {
        Lock shared = gate.readLock();
        shared.lock();
        try {
            if (ending) {
                throw new QuickstartException("told to end while starting");
            }
            T launched = launch.get();
            list.add(launched);
            return launched;
        } finally {
            shared.unlock();
        }
    }

    private static void endAll(List<AutoCloseable> list) {
        Together.run(list.stream().<Runnable>map(one -> () -> close(one)).toList());
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception failed) {
            throw new QuickstartException("something did not end", failed);
        }
    }
}
