/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.removal;

import java.time.Duration;
import java.util.function.Supplier;

import io.mayfly.common.grant.Ending;
import io.mayfly.common.grant.Step;
import io.mayfly.common.telemetry.Metrics;
import io.mayfly.revoker.core.Armed;
import io.mayfly.revoker.core.Witness;
import io.mayfly.runtime.start.CrashPoint;
import io.mayfly.runtime.start.Crashes;
import io.mayfly.runtime.trace.OpenSpan;
import io.mayfly.runtime.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Measures, logs and traces each step of an end. */
@Singleton
public class Observer implements Witness {

    private static final Logger LOG = Logger.getLogger(Observer.class);

    private final Crashes crashes;
    private final Traces traces;
    private final MeterRegistry meters;

    Observer(Crashes crashes, Traces traces, MeterRegistry meters) {
        this.crashes = crashes;
        this.traces = traces;
        this.meters = meters;
    }

    @Override
    public void reached(Point point) {
        crashes.at(
                switch (point) {
                    case POLLED -> CrashPoint.R1;
                    case MARKED -> CrashPoint.R2;
                    case BURIED -> CrashPoint.R3;
                    case CONTAINED -> CrashPoint.R4;
                    case REMOVED -> CrashPoint.R5;
                    case INSPECTED -> CrashPoint.R6;
                    case CLOSED -> CrashPoint.R7;
                });
    }

    @Override
    public <T> T during(Step step, Armed grant, Supplier<T> work) {
        try (OpenSpan span = open(step, grant)) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                span.failed(failure);
                throw failure;
            }
        }
    }

    private OpenSpan open(Step step, Armed grant) {
        OpenSpan span =
                grant.trace()
                        .map(trace -> traces.open(step.word(), trace))
                        .orElseGet(() -> traces.open(step.word()));
        return span.grant(grant.id()).task(grant.task()).target(grant.target());
    }

    @Override
    public void done(Step step, Armed grant, Duration sinceEnd) {
        String reason = grant.ending().map(Ending::reason).orElseThrow().word();
        time(reason, grant.target().value(), stage(step), sinceEnd);
        LOG.debugf(
                "%s is done; grantId=%s, target=%s, reason=%s, sinceEnd=%s",
                step.word(), grant.id(), grant.target(), reason, sinceEnd);
    }

    private static String stage(Step step) {
        return switch (step) {
            case CONTAIN -> "contained";
            case REMOVE -> "removed";
            case INSPECT -> "proved";
            case RELEASE -> "released";
        };
    }

    /** How long after its end something got so far. */
    public void time(String reason, String target, String stage, Duration sinceEnd) {
        Timer.builder(Metrics.REVOCATION)
                .tag(Metrics.LABEL_REASON, reason)
                .tag(Metrics.LABEL_TARGET, target)
                .tag(Metrics.LABEL_STAGE, stage)
                .serviceLevelObjectives(
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60))
                .register(meters)
                .record(sinceEnd);
    }

    @Override
    public void failed(Step step, Armed grant, String error, Duration retryIn) {
        LOG.warnf(
                "%s has failed; grantId=%s, task=%s, target=%s, error=%s, retryIn=%s",
                step.word(), grant.id(), grant.task(), grant.target(), error, retryIn);
    }
}
