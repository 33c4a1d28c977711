/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.work;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.telemetry.Metrics;
import io.mayfly.issuer.core.issue.Issuing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

/** How issuing goes, by target. */
@Singleton
public class IssueMeters {

    private final MeterRegistry meters;
    private final Map<TargetName, AtomicInteger> up = new ConcurrentHashMap<>();

    IssueMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** An attempt came to that, so long after its decision was appended. */
    void attempted(TargetName target, Issuing.Outcome outcome, Duration sinceDecision) {
        reachable(target, outcome != Issuing.Outcome.POSTPONED);
        if (outcome == Issuing.Outcome.ACTIVE) {
            Timer.builder(Metrics.GRANT_ISSUE)
                    .tag(Metrics.LABEL_TARGET, target.value())
                    .publishPercentileHistogram()
                    .register(meters)
                    .record(sinceDecision);
        }
    }

    private void reachable(TargetName target, boolean answered) {
        up.computeIfAbsent(target, this::gauge).set(answered ? 1 : 0);
    }

    private AtomicInteger gauge(TargetName target) {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder(Metrics.TARGET_UP, value, AtomicInteger::doubleValue)
                .tag(Metrics.LABEL_TARGET, target.value())
                .register(meters);
        return value;
    }
}
