/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.health;

import io.mayfly.runtime.channel.ChannelPulse;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the channel has joined its group for the first time, and from then on: a bus that is
 * away later must not keep an operator from revoking.
 */
@Singleton
@Readiness
public class ChannelReady implements HealthCheck {

    private final ChannelPulse pulse;

    ChannelReady(ChannelPulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("channel has joined").status(pulse.joined()).build();
    }
}
