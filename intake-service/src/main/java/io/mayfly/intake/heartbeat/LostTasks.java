/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.heartbeat;

import java.time.Duration;

import io.mayfly.intake.store.IntakeStore;
import io.mayfly.runtime.Loop;
import io.mayfly.runtime.Patience;
import io.mayfly.runtime.channel.ChannelPulse;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Looks for tasks whose heartbeats have stopped. While intake's own channel stands still it does
 * not look, and that time is forgiven.
 */
@Singleton
public class LostTasks {

    private static final Logger LOG = Logger.getLogger(LostTasks.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LISTENING = Duration.ofSeconds(2);

    private final IntakeStore store;
    private final ChannelPulse pulse;
    private final Loop loop;

    LostTasks(IntakeStore store, ChannelPulse pulse, Patience patience) {
        this.store = store;
        this.pulse = pulse;
        this.loop = new Loop("mayfly-lost-tasks", patience, LOOK, this::look);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    private void look() {
        if (pulse.aliveWithin(LISTENING)) {
            int lost = store.endLost();
            if (lost > 0) {
                LOG.infof("tasks lost; count=%d", lost);
            }
        }
    }
}
