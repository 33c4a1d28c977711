/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.fold;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.telemetry.TraceContext;

/**
 * A record as it came in.
 *
 * @param value empty where a compacted topic forgets its key
 * @param trace the trace in which it is handled
 */
public record Arrival(
        Place place,
        Optional<String> key,
        Map<String, byte[]> headers,
        Optional<byte[]> value,
        Instant appendedAt,
        Optional<TraceContext> trace) {

    public Arrival {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(key, "key");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(appendedAt, "appendedAt");
        Objects.requireNonNull(trace, "trace");
    }

    /**
     * The CloudEvent in it.
     *
     * @throws io.mayfly.common.codec.MalformedEvent if there is none
     */
    CloudEvent event() {
        return KafkaBinding.read(headers, value);
    }

    /** What it says its type is, even where it cannot be read. */
    Optional<String> type() {
        return KafkaBinding.typeOf(headers);
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
