/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.util.List;

/**
 * What a service does with the records it reads. Each service has exactly one, as a bean; the
 * offsets move on when it has returned.
 *
 * <p>It is called for one batch after the other, on a virtual thread, and may block on the
 * service's store. It must stand repeats: whatever is handled may come again.
 */
public interface BatchHandler {

    /**
     * Handles a batch: one poll, one transaction. An {@link io.mayfly.runtime.Unavailable} means
     * that the same batch comes again until it is handled. After any other exception the records
     * come again one by one, and the one that still fails goes to {@link #quarantine}.
     *
     * @param records in the order of each partition
     */
    void handle(List<InboundRecord> records);

    /** Stores a record that cannot be handled, with the reason, so that the channel can go on. */
    void quarantine(InboundRecord record, RuntimeException reason);

    /**
     * This replica has been given partitions. Called before the first batch that holds records of
     * them, and repeated while the store is unavailable.
     */
    default void assigned(List<AssignedPartition> partitions) {}
}
