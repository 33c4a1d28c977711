/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.DeadTopicRecord.DeadBeat;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.common.event.HealthRecord.PartitionHealth;
import io.mayfly.common.event.HealthRecord.TargetHealth;
import io.mayfly.common.event.ReadPosition;
import io.mayfly.common.event.Topic;
import io.mayfly.revoker.core.Pulses;
import io.mayfly.revoker.removal.EndingTargets;
import io.mayfly.revoker.store.Debts;
import jakarta.inject.Singleton;

/**
 * How targets and partitions stand. It is stated by the store's clock and with the store's figures:
 * a revoker without its store can remove nothing, so it says nothing.
 */
@Singleton
class Health {

    private final EndingTargets targets;
    private final Pulses pulses;

    Health(EndingTargets targets, Pulses pulses) {
        this.targets = targets;
        this.pulses = pulses;
    }

    List<Envelope<HealthRecord>> records(Debts.Standing standing, List<Envelope<DeadBeat>> beats) {
        List<Envelope<HealthRecord>> records = new ArrayList<>();
        for (Envelope<DeadBeat> beat : beats) {
            records.add(stated(partition(beat.event(), standing.at())));
        }
        for (TargetName target : targets.names()) {
            records.add(stated(target(target, standing)));
        }
        return records;
    }

    private static PartitionHealth partition(DeadBeat beat, Instant at) {
        long next = beat.positions().get(Topic.TASKS.topicName());
        return new PartitionHealth(new ReadPosition(beat.partition(), next), at);
    }

    private TargetHealth target(TargetName target, Debts.Standing standing) {
        Optional<Debts.Debt> debt =
                standing.debts().stream().filter(one -> one.target().equals(target)).findFirst();
        return new TargetHealth(
                target,
                standing.at(),
                pulses.answers(target),
                Optional.empty(),
                Optional.empty(),
                debt.map(Debts.Debt::uncontained).orElse(0L),
                debt.flatMap(Debts.Debt::oldestUncontained),
                Optional.empty(),
                Optional.empty());
    }

    private static Envelope<HealthRecord> stated(HealthRecord record) {
        return Envelope.stated(
                record,
                record.at().toEpochMilli(),
                record.at(),
                Optional.empty(),
                Optional.empty());
    }
}
