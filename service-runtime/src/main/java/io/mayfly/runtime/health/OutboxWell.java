/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.health;

import java.time.Duration;

import io.mayfly.runtime.outbox.OutboxPublisher;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Well while what is committed reaches the bus in time; past that the issue gate closes as well.
 */
@Singleton
@Wellness
public class OutboxWell implements HealthCheck {

    private static final Duration OLDEST = Duration.ofSeconds(60);

    private final OutboxPublisher publisher;

    OutboxWell(OutboxPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        Duration oldest = publisher.oldestUnacknowledged();
        return HealthCheckResponse.named("outbox drains")
                .status(oldest.compareTo(OLDEST) <= 0)
                .withData("oldest", oldest.toString())
                .build();
    }
}
