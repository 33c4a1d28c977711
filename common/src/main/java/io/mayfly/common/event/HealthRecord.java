/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.access.TargetName;

/**
 * Whether somebody is alive to remove what is issued: the whole state of one target or one tasks
 * partition, the latest counts. Written by revoker.
 */
public sealed interface HealthRecord extends Event {

    Instant at();

    @Override
    default String partitionKey() {
        return subject();
    }

    /**
     * How a target stands.
     *
     * @param sweptAt when the last complete sweep ended
     * @param reapedAt the heartbeat of the reaper beside the target
     * @param uncontained grants past their end and not contained yet
     * @param oldestUncontained since when the oldest of them is
     * @param drillPassed what the last drill found; absent if there was none
     * @param skewMillis the target's clock less the revoker's store's
     */
    record TargetHealth(
            TargetName target,
            Instant at,
            boolean reachable,
            Optional<Instant> sweptAt,
            Optional<Instant> reapedAt,
            long uncontained,
            Optional<Instant> oldestUncontained,
            Optional<Boolean> drillPassed,
            Optional<Long> skewMillis)
            implements HealthRecord {
        public TargetHealth {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(sweptAt, "sweptAt");
            Objects.requireNonNull(reapedAt, "reapedAt");
            Objects.requireNonNull(oldestUncontained, "oldestUncontained");
            Objects.requireNonNull(drillPassed, "drillPassed");
            Objects.requireNonNull(skewMillis, "skewMillis");
        }

        @Override
        public String subject() {
            return target.value();
        }
    }

    /** How far the revoker has read one partition of the tasks topic. */
    record PartitionHealth(ReadPosition read, Instant at) implements HealthRecord {
        public PartitionHealth {
            Objects.requireNonNull(read, "read");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String subject() {
            return "tasks/" + read.partition();
        }
    }
}
