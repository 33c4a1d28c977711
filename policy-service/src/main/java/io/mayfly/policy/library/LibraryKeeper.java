/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.library;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.mayfly.policy.PolicyConfig;
import io.mayfly.policy.core.decide.Census;
import io.mayfly.policy.core.decide.Registers;
import io.mayfly.policy.core.file.Problem;
import io.mayfly.policy.core.library.KeysFolder;
import io.mayfly.policy.core.library.Library;
import io.mayfly.policy.core.library.Loaded;
import io.mayfly.policy.core.rule.PolicyFile;
import io.mayfly.runtime.Loop;
import io.mayfly.runtime.Patience;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Keeps the operator's files loaded and the identities in line with them. */
@Singleton
public class LibraryKeeper {

    private static final Logger LOG = Logger.getLogger(LibraryKeeper.class);

    private final Library library;
    private final Census census;
    private final Loop loop;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean counted;

    LibraryKeeper(
            PolicyConfig config,
            Registers registers,
            Patience patience,
            java.time.InstantSource clock) {
        this.library =
                new Library(
                        config.config(),
                        new KeysFolder(config.keys()),
                        new PolicyFile(config.longestGrant()),
                        clock);
        this.census = new Census(registers);
        this.loop = new Loop("mayfly-library", patience, config.reload(), this::keep);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /**
     * What is in force. The first time, it loads the files and counts the identities, so that
     * nothing is ever decided by an empty library.
     *
     * @throws io.mayfly.runtime.Unavailable if the store is away at the first time
     */
    public Loaded inForce() {
        if (!counted) {
            keep();
        }
        return library.loaded();
    }

    /** Whether the files have been loaded and the identities counted. */
    public boolean ready() {
        return counted;
    }

    private void keep() {
        turn.lock();
        try {
            List<Problem> before = library.loaded().problems();
            Loaded loaded = library.refresh();
            tell(before, loaded);
            census.count(loaded.declared())
                    .forEach(subject -> LOG.infof("identity changed; subject=%s", subject));
            counted = true;
        } finally {
            turn.unlock();
        }
    }

    private static void tell(List<Problem> before, Loaded loaded) {
        if (!loaded.problems().equals(before)) {
            loaded.problems().forEach(p -> LOG.warnf("file is refused; problem=%s", p));
        }
    }
}
