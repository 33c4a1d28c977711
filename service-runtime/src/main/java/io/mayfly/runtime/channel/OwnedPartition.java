/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.util.Objects;

/**
 * A partition that this replica owns, and how far it has handled it.
 *
 * @param position the offset of the next record to handle; all before it are handled
 * @param endAtAssignment the high watermark when the partition was assigned
 */
public record OwnedPartition(String topic, int partition, long position, long endAtAssignment) {

    public OwnedPartition {
        Objects.requireNonNull(topic, "topic");
    }

    /** Whether all that was there at the assignment is handled. */
    public boolean caughtUp() {
        return position >= endAtAssignment;
    }
}
