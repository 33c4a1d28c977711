/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.event;

import java.util.ArrayList;
import java.util.List;

import io.mayfly.audit.ledger.core.Ledger;
import io.mayfly.audit.ledger.core.Place;
import io.mayfly.audit.ledger.core.Sighting;
import io.mayfly.audit.ledger.core.Testimony;
import io.mayfly.audit.ledger.core.Witness;
import io.mayfly.audit.store.LedgerStore;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.runtime.channel.BatchHandler;
import io.mayfly.runtime.channel.InboundRecord;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Takes every record of every topic into the ledger. */
@Singleton
final class LedgerKeeper implements BatchHandler {

    private static final Logger LOG = Logger.getLogger(LedgerKeeper.class);

    private final Witness witness;
    private final LedgerStore store;
    private final LedgerMetrics metrics;

    LedgerKeeper(Witness witness, LedgerStore store, LedgerMetrics metrics) {
        this.witness = witness;
        this.store = store;
        this.metrics = metrics;
    }

    @Override
    public void handle(List<InboundRecord> records) {
        List<Sighting> entries = new ArrayList<>();
        List<HealthRecord> health = new ArrayList<>();
        for (InboundRecord record : records) {
            witness.sighting(place(record), record.headers(), record.value())
                    .ifPresent(
                            sighting -> {
                                if (Ledger.remembers(sighting)) {
                                    entries.add(sighting);
                                } else {
                                    health(sighting, health);
                                }
                            });
        }
        metrics.added(store.append(entries, health));
        entries.forEach(LedgerKeeper::warn);
    }

    /** What the store cannot take as what it is stands in the ledger as what could not be read. */
    @Override
    public void quarantine(InboundRecord record, RuntimeException reason) {
        Sighting sighting =
                witness.unreadable(
                        place(record), record.headers(), record.value(), String.valueOf(reason));
        metrics.added(store.append(List.of(sighting), List.of()));
        warn(sighting);
    }

    private static void health(Sighting sighting, List<HealthRecord> health) {
        if (sighting.testimony() instanceof Testimony.Stated stated
                && stated.envelope().event() instanceof HealthRecord state) {
            health.add(state);
        }
    }

    private static Place place(InboundRecord record) {
        return new Place(record.topic(), record.partition(), record.offset(), record.appendTime());
    }

    private static void warn(Sighting sighting) {
        switch (sighting.testimony()) {
            case Testimony.Stated stated -> {}
            case Testimony.Foreign foreign -> {}
            case Testimony.Contradicting contradicting -> {}
            case Testimony.Forged forged ->
                    LOG.warnf(
                            "forged event in the ledger; place=%s, reason=%s",
                            sighting.place(), forged.why());
            case Testimony.Unreadable unreadable ->
                    LOG.warnf(
                            "unreadable record in the ledger; place=%s, reason=%s",
                            sighting.place(), unreadable.why());
        }
    }
}
