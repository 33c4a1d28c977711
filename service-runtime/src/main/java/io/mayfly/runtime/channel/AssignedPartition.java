/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.util.Objects;

/**
 * A partition at the moment this replica was given it.
 *
 * @param position the offset from which it will be read
 * @param end the high watermark: what lies before it was there already
 */
public record AssignedPartition(String topic, int partition, long position, long end) {

    public AssignedPartition {
        Objects.requireNonNull(topic, "topic");
    }
}
