/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.event;

import io.mayfly.common.telemetry.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what the ledger takes. */
@Singleton
class LedgerMetrics {

    private final Counter entries;

    LedgerMetrics(MeterRegistry registry) {
        this.entries =
                Counter.builder(Metrics.LEDGER_ENTRIES)
                        .description("entries added to the ledger")
                        .register(registry);
    }

    void added(int count) {
        entries.increment(count);
    }
}
