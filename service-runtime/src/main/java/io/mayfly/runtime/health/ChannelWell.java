/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.health;

import java.time.Duration;

import io.mayfly.runtime.channel.ChannelPulse;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Well while the channel moves: one that stands still means standing access, and is an alarm. */
@Singleton
@Wellness
public class ChannelWell implements HealthCheck {

    private final ChannelPulse pulse;

    ChannelWell(ChannelPulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("channel moves")
                .status(pulse.aliveWithin(ChannelPulse.ALARM))
                .withData("pollAge", pulse.pollAge().map(Duration::toString).orElse("none yet"))
                .build();
    }
}
