/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.mayfly.runtime.bus.Bus;
import io.mayfly.runtime.bus.OutboundRecord;

/** A bus that loses records, loses acknowledgements, and at times takes its caller down. */
final class FlakyBus implements Bus {

    private final Random random;
    private final List<OutboundRecord> log = new ArrayList<>();

    FlakyBus(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public synchronized List<Boolean> publish(List<OutboundRecord> records) {
        List<Boolean> answers = records.stream().map(this::take).toList();
        if (random.nextInt(10) == 0) {
            throw new IllegalStateException("the process died before it saw the answers");
        }
        return answers;
    }

    private boolean take(OutboundRecord record) {
        boolean arrived = random.nextInt(10) != 0;
        if (arrived) {
            log.add(record);
        }
        return arrived && random.nextInt(10) != 0;
    }

    synchronized List<OutboundRecord> log() {
        return List.copyOf(log);
    }
}
