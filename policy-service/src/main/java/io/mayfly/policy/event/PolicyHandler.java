/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.event;

import java.util.List;

import io.mayfly.policy.core.decide.Decided;
import io.mayfly.policy.core.decide.Desk;
import io.mayfly.policy.core.decide.Registers;
import io.mayfly.policy.core.decide.Start;
import io.mayfly.policy.library.LibraryKeeper;
import io.mayfly.policy.store.Quarantine;
import io.mayfly.runtime.channel.BatchHandler;
import io.mayfly.runtime.channel.InboundRecord;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Takes tasks and signals from their topics to the desk. */
@Singleton
public class PolicyHandler implements BatchHandler {

    private static final Logger LOG = Logger.getLogger(PolicyHandler.class);

    private final RecordReader reader;
    private final Desk desk;
    private final Quarantine quarantine;
    private final DecisionLog log;

    PolicyHandler(
            RecordReader reader,
            LibraryKeeper library,
            Registers registers,
            Quarantine quarantine,
            DecisionLog log) {
        this.reader = reader;
        this.desk = new Desk(registers, () -> library.inForce().policies());
        this.quarantine = quarantine;
        this.log = log;
    }

    @Override
    public void handle(List<InboundRecord> records) {
        ReadBatch batch = reader.read(records);
        Decided decided = desk.handle(batch.reading());
        decided.decisions().forEach(log::decided);
        batch.unreadable().forEach(this::quarantine);
        for (Start contradicted : decided.contradicted()) {
            quarantine(
                    batch.recordOf(contradicted),
                    new ContradictedStart(contradicted.event().task()));
        }
    }

    @Override
    public void quarantine(InboundRecord record, RuntimeException reason) {
        LOG.warnf("record goes to quarantine; record=%s, reason=%s", record, reason.getMessage());
        quarantine.add(record, String.valueOf(reason.getMessage()));
    }
}
