/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import io.mayfly.audit.ledger.core.Verification;
import io.mayfly.common.telemetry.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Counts and logs re-computations that found the ledger tampered with. */
@Singleton
class VerificationMetrics {

    private static final Logger LOG = Logger.getLogger(VerificationMetrics.class);

    private final Counter failed;

    VerificationMetrics(MeterRegistry registry) {
        this.failed =
                Counter.builder(Metrics.LEDGER_VERIFY_FAILED)
                        .description("re-computations of the chain that found a flaw")
                        .register(registry);
    }

    void verified(Verification verification) {
        verification
                .flaw()
                .ifPresent(
                        flaw -> {
                            failed.increment();
                            LOG.errorf(
                                    "the ledger is not as it was written; position=%d, reason=%s",
                                    flaw.position(), flaw.why());
                        });
    }
}
