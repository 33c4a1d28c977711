/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.start;

import io.mayfly.runtime.channel.ChannelPulse;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the channel polls: an issuer that hears no ends must not be asked for anything. */
@Readiness
@Singleton
public class ChannelReadiness implements HealthCheck {

    private final ChannelPulse pulse;

    ChannelReadiness(ChannelPulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("channel")
                .status(pulse.aliveWithin(ChannelPulse.ALARM))
                .build();
    }
}
