/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AssignmentsTest {

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final ReadPositions positions = new ReadPositions();
    private final Assignments assignments = new Assignments(positions, new Offsets(positions));
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void logFrom10To50() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 10L));
        consumer.updateEndOffsets(Map.of(PARTITION, 50L));
    }

    @Test
    void goOnWhereTheGroupHasRead() {
        // given
        committed(20);

        // when
        assign();

        // then
        assertThat(owned()).contains(new OwnedPartition("t", 0, 20, 50));
        assertThat(assignments.untold())
                .containsExactly(List.of(new AssignedPartition("t", 0, 20, 50)));
    }

    @Test
    void beginAtTheBeginningWithoutAnOffset() {
        // when
        assign();

        // then
        assertThat(owned()).contains(new OwnedPartition("t", 0, 10, 50));
    }

    @Test
    void neverCountATruncatedLogAsRead() {
        // given
        committed(70);

        // when
        assign();

        // then
        assertThat(owned()).contains(new OwnedPartition("t", 0, 10, 50));
        assertThat(owned()).get().matches(partition -> !partition.caughtUp());
    }

    @Test
    void ownNothingThatCouldNotBeMeasuredYet() {
        // given
        consumer.setOffsetsException(new KafkaException("no broker"));

        // when
        assign();

        // then
        assertThat(owned()).isEmpty();
        assertThat(assignments.measured()).isFalse();
        assignments.measure(consumer);
        assertThat(owned()).isPresent();
    }

    @Test
    void commitWhatIsHandledBeforeAPartitionIsLost() {
        // given
        assign();
        positions.handled(List.of(InboundRecords.at(PARTITION, 30)));

        // when
        assignments.onPartitionsRevoked(consumer, List.of(PARTITION));

        // then
        assertThat(consumer.committed(Set.of(PARTITION)))
                .containsEntry(PARTITION, new OffsetAndMetadata(31));
        assertThat(owned()).isEmpty();
    }

    private void committed(long offset) {
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(offset)));
    }

    private void assign() {
        assignments.onPartitionsAssigned(consumer, List.of(PARTITION));
    }

    private Optional<OwnedPartition> owned() {
        return positions.of("t", 0);
    }
}
