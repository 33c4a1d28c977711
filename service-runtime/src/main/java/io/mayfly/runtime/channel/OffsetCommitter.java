/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.time.Duration;
import java.util.Map;

import io.mayfly.runtime.Loop;
import io.mayfly.runtime.Patience;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Commits the offsets of what is handled, a few times a second, beside the handling. */
@Singleton
public class OffsetCommitter {

    private static final Logger LOG = Logger.getLogger(OffsetCommitter.class);
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final Duration BOUND = Duration.ofSeconds(15);

    private final KafkaClientService clients;
    private final Offsets offsets;
    private final Assignments assignments;
    private final Inlet inlet;
    private final Loop loop;

    OffsetCommitter(
            KafkaClientService clients,
            Offsets offsets,
            Assignments assignments,
            Inlet inlet,
            Patience patience) {
        this.clients = clients;
        this.offsets = offsets;
        this.assignments = assignments;
        this.inlet = inlet;
        this.loop = new Loop("mayfly-offsets", patience, PERIOD, this::round);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    private void round() {
        commit();
        inlet.tellAssignmentsInTurn();
    }

    /** The last offsets of all are committed as the partitions are given back. */
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> due = offsets.due();
        if (due.isEmpty() && assignments.measured()) {
            return;
        }
        KafkaConsumer<String, byte[]> client = clients.getConsumer(Inlet.CHANNEL);
        try {
            client.runOnPollingThread(
                            consumer -> {
                                assignments.measure(consumer);
                                commit(consumer, due);
                            })
                    .await()
                    .atMost(BOUND);
        } catch (RuntimeException refused) {
            LOG.infof("offsets wait; offsets=%s, reason=%s", due, refused.getMessage());
        }
    }

    private void commit(
            Consumer<String, byte[]> consumer, Map<TopicPartition, OffsetAndMetadata> due) {
        due.keySet().retainAll(consumer.assignment());
        if (!due.isEmpty()) {
            consumer.commitSync(due);
            offsets.committed(due);
        }
    }
}
