/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

/**
 * How far a topic's partition has been read.
 *
 * @param partition 0 or more
 * @param nextOffset the offset that will be read next: all below it has been
 */
public record ReadPosition(int partition, long nextOffset) {

    public ReadPosition {
        if (partition < 0 || nextOffset < 0) {
            throw new IllegalArgumentException(
                    "position %d of partition %d is negative".formatted(nextOffset, partition));
        }
    }
}
