/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OffsetsTest {

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final ReadPositions positions = new ReadPositions();
    private final Offsets offsets = new Offsets(positions);

    @Test
    void areDueOnceARecordIsHandled() {
        // given
        assign();

        // when
        positions.handled(List.of(record(4), record(5)));

        // then
        assertThat(offsets.due()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(6)));
    }

    @Test
    void areNotDueForWhatAnotherReplicaOwns() {
        // given
        assign();
        positions.handled(List.of(record(4)));

        // when
        positions.revoked(List.of(PARTITION));

        // then
        assertThat(offsets.due()).isEmpty();
    }

    @Test
    void areNotDueTwice() {
        // given
        assign();
        positions.handled(List.of(record(4)));

        // when
        offsets.committed(offsets.due());

        // then
        assertThat(offsets.due()).isEmpty();
    }

    @Test
    void countNothingAsCaughtUpBeforeItsEnd() {
        // given
        assign();

        // when
        positions.handled(List.of(record(8)));

        // then
        assertThat(positions.owned()).noneMatch(OwnedPartition::caughtUp);
        positions.handled(List.of(record(9)));
        assertThat(positions.owned()).allMatch(OwnedPartition::caughtUp);
    }

    private void assign() {
        positions.assigned(List.of(new AssignedPartition("t", 0, 0, 10)));
    }

    private static InboundRecord record(long offset) {
        return InboundRecords.at(PARTITION, offset);
    }
}
