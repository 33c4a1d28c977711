/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.work;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.access.TargetName;
import io.mayfly.connector.Targets;
import io.mayfly.issuer.core.GrantStore;
import io.mayfly.issuer.core.issue.Claim;
import io.mayfly.issuer.core.issue.Issuing;
import io.mayfly.issuer.start.IssuerConfig;
import io.mayfly.runtime.Loop;
import io.mayfly.runtime.Patience;
import io.mayfly.runtime.trace.OpenSpan;
import io.mayfly.runtime.trace.Traces;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Claims intents and has them acted on, each on a virtual thread, so many at a target. */
@Singleton
public class IssuingLoop {

    private static final Logger LOG = Logger.getLogger(IssuingLoop.class);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final GrantStore store;
    private final Issuing issuing;
    private final Drained drained;
    private final Workplaces workplaces;
    private final IssueMeters meters;
    private final Traces traces;
    private final InstantSource clock;
    private final Duration lease;
    private final Loop loop;

    IssuingLoop(
            GrantStore store,
            Issuing issuing,
            Drained drained,
            Targets targets,
            IssuerConfig config,
            IssueMeters meters,
            Traces traces,
            Patience patience,
            InstantSource clock) {
        this.store = store;
        this.issuing = issuing;
        this.drained = drained;
        this.workplaces = new Workplaces(targets.names(), config.perTarget());
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
        this.lease = config.lease();
        this.loop = new Loop("mayfly-issuing", patience, LOOK, this::round);
    }

    /** There may be something to do. */
    public void wake() {
        loop.wake();
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    private void round() {
        Set<Integer> partitions = drained.partitions();
        Map<TargetName, Integer> room = workplaces.room();
        if (partitions.isEmpty() || room.isEmpty()) {
            return;
        }
        store.claim(room, partitions, lease).forEach(this::begin);
    }

    private void begin(Claim claim) {
        TargetName target = claim.decision().access().target();
        workplaces.enter(target);
        Thread.ofVirtual()
                .name("mayfly-issue")
                .start(
                        () -> {
                            try {
                                issue(claim);
                            } finally {
                                workplaces.leave(target);
                                wake();
                            }
                        });
    }

    private void issue(Claim claim) {
        TargetName target = claim.decision().access().target();
        try (OpenSpan span = span(claim)) {
            span.grant(claim.id()).task(claim.decision().task()).target(target);
            Issuing.Outcome outcome = attempted(claim, span);
            meters.attempted(
                    target, outcome, Duration.between(claim.cause().appendedAt(), clock.instant()));
            LOG.infof(
                    "acted on an intent; grantId=%s, task=%s, target=%s, attempt=%d, outcome=%s",
                    claim.id(), claim.decision().task(), target, claim.attempt(), outcome);
        } catch (RuntimeException leftOver) {
            // The lease runs out, and the intent is taken again.
            LOG.warnf(leftOver, "intent is left for its lease to run out; grantId=%s", claim.id());
        }
    }

    private Issuing.Outcome attempted(Claim claim, OpenSpan span) {
        try {
            return issuing.issue(claim);
        } catch (RuntimeException failure) {
            span.failed(failure);
            throw failure;
        }
    }

    private OpenSpan span(Claim claim) {
        Optional<OpenSpan> inTrace =
                claim.cause().trace().map(trace -> traces.open("issue", trace));
        return inTrace.orElseGet(() -> traces.open("issue"));
    }
}
