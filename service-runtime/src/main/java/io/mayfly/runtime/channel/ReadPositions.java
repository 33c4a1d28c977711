/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.apache.kafka.common.TopicPartition;

/** How far this replica has handled each partition that it owns. */
@Singleton
public class ReadPositions {

    private final Map<TopicPartition, AssignedPartition> assigned = new HashMap<>();
    private final Map<TopicPartition, Long> handled = new HashMap<>();

    /** All partitions that this replica owns now, by topic and number. */
    public synchronized List<OwnedPartition> owned() {
        return assigned.keySet().stream()
                .map(this::standing)
                .sorted(
                        Comparator.comparing(OwnedPartition::topic)
                                .thenComparingInt(OwnedPartition::partition))
                .toList();
    }

    /** One partition; empty if another replica owns it. */
    public synchronized Optional<OwnedPartition> of(String topic, int partition) {
        TopicPartition key = new TopicPartition(topic, partition);
        return assigned.containsKey(key) ? Optional.of(standing(key)) : Optional.empty();
    }

    private OwnedPartition standing(TopicPartition key) {
        AssignedPartition given = assigned.get(key);
        long position = Math.max(given.position(), handled.getOrDefault(key, 0L));
        return new OwnedPartition(given.topic(), given.partition(), position, given.end());
    }

    synchronized Map<TopicPartition, Long> handledOfOwned() {
        Map<TopicPartition, Long> ours = new HashMap<>(handled);
        ours.keySet().retainAll(assigned.keySet());
        return ours;
    }

    synchronized void assigned(Collection<AssignedPartition> partitions) {
        for (AssignedPartition given : partitions) {
            assigned.put(new TopicPartition(given.topic(), given.partition()), given);
        }
    }

    synchronized void revoked(Collection<TopicPartition> partitions) {
        partitions.forEach(assigned::remove);
        partitions.forEach(handled::remove);
    }

    synchronized void handled(Collection<InboundRecord> records) {
        for (InboundRecord record : records) {
            handled.merge(
                    new TopicPartition(record.topic(), record.partition()),
                    record.offset() + 1,
                    Math::max);
        }
    }
}
