/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.real;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;

/** Envelopes as the other services would write them. */
public final class Said {

    private static final AtomicLong SEQ = new AtomicLong();

    private Said() {}

    public static Envelope<Event> by(Event event) {
        return Envelope.stated(
                event,
                SEQ.incrementAndGet(),
                InstantSource.system().instant(),
                Optional.empty(),
                Optional.empty());
    }
}
