/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Learns which partitions this replica is given, and measures where each begins for us and where it
 * ends. It runs on the polling thread, so it only notes; the handler hears of it on its own.
 */
@Singleton
@Default
@Identifier(Assignments.NAME)
public class Assignments implements KafkaConsumerRebalanceListener {

    static final String NAME = "mayfly-assignments";

    private static final Logger LOG = Logger.getLogger(Assignments.class);
    private static final Duration MEASURING = Duration.ofSeconds(5);

    private final ReadPositions positions;
    private final Offsets offsets;
    private final Set<TopicPartition> unmeasured = ConcurrentHashMap.newKeySet();
    private final Queue<List<AssignedPartition>> untold = new ConcurrentLinkedQueue<>();

    Assignments(ReadPositions positions, Offsets offsets) {
        this.positions = positions;
        this.offsets = offsets;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> given) {
        unmeasured.addAll(given);
        measure(consumer);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> taken) {
        offsets.commitBeforeLosing(consumer, taken);
        unmeasured.removeAll(taken);
        positions.revoked(taken);
    }

    /**
     * Measures what is not measured yet. What cannot be measured now is not owned yet, so nothing
     * counts as caught up that nobody has looked at.
     */
    void measure(Consumer<?, ?> consumer) {
        if (unmeasured.isEmpty()) {
            return;
        }
        try {
            List<AssignedPartition> partitions = measured(consumer, Set.copyOf(unmeasured));
            positions.assigned(partitions);
            untold.add(partitions);
            unmeasured.clear();
        } catch (KafkaException unanswered) {
            LOG.warnf(unanswered, "cannot measure partitions yet; partitions=%s", unmeasured);
        }
    }

    private static List<AssignedPartition> measured(
            Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, MEASURING);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, MEASURING);
        Map<TopicPartition, OffsetAndMetadata> committed =
                consumer.committed(partitions, MEASURING);
        return partitions.stream()
                .map(
                        partition ->
                                measured(
                                        partition,
                                        beginnings.get(partition),
                                        ends.get(partition),
                                        Optional.ofNullable(committed.get(partition))))
                .toList();
    }

    private static AssignedPartition measured(
            TopicPartition partition, long beginning, long end, Optional<OffsetAndMetadata> read) {
        long committed = read.map(OffsetAndMetadata::offset).orElse(0L);
        if (committed > end) {
            LOG.errorf(
                    "the log ends before what was read of it, and is read anew; partition=%s,"
                            + " read=%d, end=%d",
                    partition, committed, end);
        }
        long position = committed > end ? beginning : Math.max(beginning, committed);
        return new AssignedPartition(partition.topic(), partition.partition(), position, end);
    }

    boolean measured() {
        return unmeasured.isEmpty();
    }

    /** Assignments of which the handler has not heard, oldest first. */
    Queue<List<AssignedPartition>> untold() {
        return untold;
    }
}
