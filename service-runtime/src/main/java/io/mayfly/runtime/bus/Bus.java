/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.bus;

import java.util.List;

/** Where records are published. */
public interface Bus {

    /**
     * Sends all of them at once and waits for the answers.
     *
     * @return for each record, in order, whether all replicas in sync have it; a record without an
     *     answer may be there all the same
     */
    List<Boolean> publish(List<OutboundRecord> records);

    /**
     * The same, all or nothing: for a mark, which is published before its commit.
     *
     * @throws BusUnavailable unless all of them are acknowledged
     */
    default void publishAll(List<OutboundRecord> records) {
        List<Boolean> acknowledged = publish(records);
        long missing = acknowledged.stream().filter(answer -> !answer).count();
        if (missing > 0) {
            throw new BusUnavailable(
                    "%d of %d records are not acknowledged".formatted(missing, records.size()));
        }
    }
}
