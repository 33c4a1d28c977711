/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.telemetry.Metrics;
import io.mayfly.revoker.core.Pulses;
import io.mayfly.revoker.store.Debts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.inject.Singleton;

/** Shows the debt of each target, and whether it answers. */
@Singleton
public class DebtGauges {

    private static final String LABEL_CONTAINED = "contained";

    private final MultiGauge debt;
    private final AtomicReference<Double> oldest = new AtomicReference<>(0.0);

    DebtGauges(MeterRegistry meters, EndingTargets targets, Pulses pulses) {
        this.debt = MultiGauge.builder(Metrics.REVOCATION_DEBT).register(meters);
        TimeGauge.builder(Metrics.REVOCATION_DEBT_OLDEST, oldest::get, TimeUnit.SECONDS)
                .register(meters);
        for (TargetName target : targets.names()) {
            Gauge.builder(Metrics.TARGET_UP, () -> pulses.answers(target) ? 1 : 0)
                    .tag(Metrics.LABEL_TARGET, target.value())
                    .register(meters);
        }
    }

    /** Shows what was found. */
    public void show(Debts.Standing standing) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Debts.Debt one : standing.debts()) {
            rows.add(row(one, false, one.uncontained()));
            rows.add(row(one, true, one.contained()));
        }
        debt.register(rows, true);
        oldest.set(
                standing.debts().stream().mapToDouble(Debts.Debt::oldestSeconds).max().orElse(0));
    }

    private static MultiGauge.Row<Number> row(Debts.Debt debt, boolean contained, long grants) {
        return MultiGauge.Row.of(
                Tags.of(
                        Metrics.LABEL_TARGET,
                        debt.target().value(),
                        LABEL_CONTAINED,
                        Boolean.toString(contained)),
                grants);
    }
}
