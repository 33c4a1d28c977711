/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.common.TopicPartition;

/** Records of which only the place matters. */
final class InboundRecords {

    private InboundRecords() {}

    static InboundRecord at(TopicPartition partition, long offset) {
        return new InboundRecord(
                partition.topic(),
                partition.partition(),
                offset,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Instant.EPOCH);
    }
}
