/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The offsets to commit: those of handled records of owned partitions, and nothing else. A commit
 * that fails costs a repetition, so it is left to the next one.
 */
@Singleton
public class Offsets {

    private static final Logger LOG = Logger.getLogger(Offsets.class);
    private static final Duration LAST_COMMIT = Duration.ofSeconds(5);

    private final ReadPositions positions;
    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();

    Offsets(ReadPositions positions) {
        this.positions = positions;
    }

    /** What is handled and not committed yet. */
    Map<TopicPartition, OffsetAndMetadata> due() {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        positions
                .handledOfOwned()
                .forEach(
                        (partition, position) -> {
                            if (position > committed.getOrDefault(partition, 0L)) {
                                due.put(partition, new OffsetAndMetadata(position));
                            }
                        });
        return due;
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    }

    void commitBeforeLosing(Consumer<?, ?> consumer, Collection<TopicPartition> taken) {
        Map<TopicPartition, OffsetAndMetadata> due = due();
        due.keySet().retainAll(taken);
        try {
            if (!due.isEmpty()) {
                consumer.commitSync(due, LAST_COMMIT);
            }
        } catch (KafkaException refused) {
            LOG.infof(
                    "records will be read again; offsets=%s, reason=%s", due, refused.getMessage());
        }
        taken.forEach(committed::remove);
    }
}
