/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.work;

import java.time.Duration;

import io.mayfly.issuer.core.GrantStore;
import io.mayfly.issuer.start.IssuerConfig;
import io.mayfly.runtime.Loop;
import io.mayfly.runtime.Patience;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Stops what went stale, and wipes what nobody may have any more. The store's clock decides. */
@Singleton
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final GrantStore store;
    private final Duration grace;
    private final Loop loop;

    Sweeper(GrantStore store, Patience patience, IssuerConfig config) {
        this.store = store;
        this.grace = config.fetchAgain();
        this.loop = new Loop("mayfly-sweeper", patience, PERIOD, this::round);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    private void round() {
        int stopped = store.stopStale();
        if (stopped > 0) {
            LOG.infof("stopped what was not handed out in time; grants=%d", stopped);
        }
        store.wipe(grace);
    }
}
