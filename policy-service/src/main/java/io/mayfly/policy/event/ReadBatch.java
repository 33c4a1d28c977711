/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.event;

import java.util.Map;

import io.mayfly.common.event.EventId;
import io.mayfly.policy.core.decide.Reading;
import io.mayfly.policy.core.decide.Start;
import io.mayfly.runtime.channel.InboundRecord;

/**
 * A poll, read.
 *
 * @param unreadable the records that are set aside, and why
 * @param starts the record of each start
 */
record ReadBatch(
        Reading reading,
        Map<InboundRecord, RuntimeException> unreadable,
        Map<EventId, InboundRecord> starts) {

    InboundRecord recordOf(Start start) {
        return starts.get(start.id());
    }
}
