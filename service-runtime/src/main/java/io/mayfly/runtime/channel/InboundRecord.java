/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.telemetry.TraceContext;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One record as it was read from a topic.
 *
 * @param headers by name, the last of repeated ones
 * @param value empty for a tombstone
 * @param appendTime when the broker appended it, by the broker's clock
 */
public record InboundRecord(
        String topic,
        int partition,
        long offset,
        Optional<String> key,
        Map<String, byte[]> headers,
        Optional<byte[]> value,
        Instant appendTime) {

    public InboundRecord {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(appendTime, "appendTime");
    }

    /**
     * The CloudEvent in it.
     *
     * @throws MalformedEvent if there is none
     */
    public CloudEvent event() {
        return KafkaBinding.read(headers, value);
    }

    /** The trace it belongs to: that of its creation, else that of its transport. */
    public Optional<TraceContext> trace() {
        return trace("ce_traceparent", "ce_tracestate")
                .or(() -> trace("traceparent", "tracestate"));
    }

    private Optional<TraceContext> trace(String parent, String state) {
        return TraceContext.of(text(parent), text(state));
    }

    private Optional<String> text(String header) {
        return Optional.ofNullable(headers.get(header)).map(bytes -> new String(bytes, UTF_8));
    }

    /** Topic, partition and offset: what names it in logs and in quarantine. */
    public String place() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }

    /** Never its content. */
    @Override
    public String toString() {
        return place();
    }
}
