/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.grant.EndReason;

/** What stands on the topic of the dead: marks, and the revoker's beats. Written by revoker. */
public sealed interface DeadTopicRecord extends Event {

    /**
     * A mark: the subject is dead. For a principal or an owner, what was decided before {@code
     * version} is.
     *
     * @param version the cut-off for principals and owners, 0 for all others
     * @param forgetAfter when no token that it could refuse is left
     */
    record DeadRecord(
            Subject about, EndReason reason, long version, Instant diedAt, Instant forgetAfter)
            implements DeadTopicRecord {
        public DeadRecord {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(diedAt, "diedAt");
            Objects.requireNonNull(forgetAfter, "forgetAfter");
            if (version < 0) {
                throw new IllegalArgumentException("version %d is negative".formatted(version));
            }
        }

        @Override
        public String subject() {
            return about().toString();
        }

        @Override
        public String partitionKey() {
            return subject();
        }
    }

    /**
     * The revoker is alive and has read this far. Published on the partition it names, not where
     * its key would place it.
     *
     * @param positions per input topic the next offset of that partition
     */
    record DeadBeat(int partition, Instant at, SortedMap<String, Long> positions)
            implements DeadTopicRecord {
        public DeadBeat {
            Objects.requireNonNull(at, "at");
            positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
        }

        @Override
        public String subject() {
            return "beat/" + partition;
        }

        @Override
        public String partitionKey() {
            return subject();
        }
    }
}
