/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.event.DeadTopicRecord.DeadBeat;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Topic;
import io.mayfly.runtime.channel.ChannelPulse;
import io.mayfly.runtime.channel.OwnedPartition;
import io.mayfly.runtime.channel.ReadPositions;
import jakarta.inject.Singleton;

/**
 * Says which partitions this replica listens to now: those whose every input it owns, and only
 * while it polls. A verifier rejects where no beat comes, so silence is safe and a false beat is
 * not.
 */
@Singleton
class Beats {

    private static final List<Topic> INPUTS =
            List.of(Topic.TASKS, Topic.SIGNALS, Topic.DECISIONS, Topic.GRANTS, Topic.IDENTITIES);

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ReadPositions positions;
    private final ChannelPulse pulse;
    private final InstantSource clock;

    Beats(ReadPositions positions, ChannelPulse pulse, InstantSource clock) {
        this.positions = positions;
        this.pulse = pulse;
        this.clock = clock;
    }

    /** The beats that may be given now, one per partition. */
    List<Envelope<DeadBeat>> due() {
        if (!pulse.aliveWithin(FRESH)) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Envelope<DeadBeat>> beats = new ArrayList<>();
        for (OwnedPartition tasks : owned(Topic.TASKS)) {
            inputs(tasks.partition())
                    .ifPresent(read -> beats.add(beat(tasks.partition(), now, read)));
        }
        return beats;
    }

    private static Envelope<DeadBeat> beat(
            int partition, Instant now, SortedMap<String, Long> read) {
        return Envelope.stated(
                new DeadBeat(partition, now, read),
                now.toEpochMilli(),
                now,
                Optional.empty(),
                Optional.empty());
    }

    private List<OwnedPartition> owned(Topic topic) {
        return positions.owned().stream()
                .filter(partition -> partition.topic().equals(topic.topicName()))
                .toList();
    }

    /** How far all inputs of that number are read; empty if another replica has one of them. */
    private Optional<SortedMap<String, Long>> inputs(int partition) {
        SortedMap<String, Long> read = new TreeMap<>();
        for (Topic input : INPUTS) {
            positions
                    .of(input.topicName(), partition)
                    .ifPresent(owned -> read.put(input.topicName(), owned.position()));
        }
        return read.size() == INPUTS.size() ? Optional.of(read) : Optional.empty();
    }
}
