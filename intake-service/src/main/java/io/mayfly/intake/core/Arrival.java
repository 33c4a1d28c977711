/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.telemetry.TraceContext;

/**
 * Something that came in by a source's channel.
 *
 * @param channel where it came in, for people: a topic's place or the HTTP route
 * @param key the record's key
 * @param headers as they came, without any that carries a secret
 * @param body as it came
 * @param at when it came in: the broker's append time, or the receipt
 * @param trace the trace it belongs to
 */
public record Arrival(
        Source source,
        String channel,
        Optional<String> key,
        Map<String, byte[]> headers,
        Optional<byte[]> body,
        Instant at,
        TraceContext trace,
        Reading reading) {

    public Arrival {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(key, "key");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(trace, "trace");
        Objects.requireNonNull(reading, "reading");
    }

    /** What could be made of it. */
    public sealed interface Reading {
        /** It was understood. */
        record Understood(CloudEvent event, Saying saying) implements Reading {}

        /** It says to be an end, and that is all that can be read. */
        record BareEnd(Saying.TaskName task, String type, String why) implements Reading {}

        /** Nothing can be made of it. */
        record Unreadable(String reason, String detail) implements Reading {}
    }

    @Override
    public String toString() {
        return "Arrival[" + channel + "]";
    }
}
