/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.event;

import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.DecisionEvent.ApprovalGiven;
import io.mayfly.common.event.DecisionEvent.ApprovalRefused;
import io.mayfly.common.event.DecisionEvent.ApprovalRequested;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.DecisionEvent.GrantDenied;
import io.mayfly.common.event.DecisionEvent.GrantWithdrawn;
import io.mayfly.common.telemetry.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Says and counts what was decided, once it is committed. */
@Singleton
class DecisionLog {

    private static final Logger LOG = Logger.getLogger(DecisionLog.class);

    private final MeterRegistry meters;

    DecisionLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void decided(DecisionEvent decision) {
        switch (decision) {
            case GrantApproved approved -> {
                LOG.infof(
                        "grant approved; grantId=%s, task=%s, principal=%s, target=%s, policy=%s,"
                                + " notAfter=%s",
                        approved.grant(),
                        approved.task(),
                        approved.principal().id(),
                        approved.access().target(),
                        approved.ruling().policy(),
                        approved.notAfter());
                count("permit", approved.ruling().policy());
            }
            case GrantDenied denied -> {
                LOG.infof(
                        "grant denied; grantId=%s, task=%s, principal=%s, target=%s, policy=%s,"
                                + " reason=%s",
                        denied.grant(),
                        denied.task(),
                        denied.principal(),
                        denied.access().target(),
                        denied.ruling().policy(),
                        denied.code());
                count("deny", denied.ruling().policy());
            }
            case ApprovalRequested _, ApprovalGiven _, ApprovalRefused _, GrantWithdrawn _ -> {}
        }
    }

    private void count(String effect, String policy) {
        meters.counter(
                        Metrics.DECISIONS,
                        Metrics.LABEL_EFFECT,
                        effect,
                        Metrics.LABEL_POLICY,
                        policy)
                .increment();
    }
}
