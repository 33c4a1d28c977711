/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.bus;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.telemetry.TraceContext;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One record for a topic.
 *
 * @param partition only where the partition itself is addressed; else the key decides
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
public record OutboundRecord(
        String topic,
        OptionalInt partition,
        String key,
        Map<String, byte[]> headers,
        byte[] value) {

    public OutboundRecord {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(key, "key");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(value, "value");
    }

    /** An event of ours in binary mode, its trace in the transport's headers as well. */
    public static OutboundRecord of(Envelope<?> envelope) {
        CloudEvent event = EventCodec.encode(envelope);
        Map<String, byte[]> headers = new HashMap<>(KafkaBinding.headers(event));
        envelope.trace().ifPresent(trace -> add(headers, trace));
        return new OutboundRecord(
                envelope.type().topic().topicName(),
                OptionalInt.empty(),
                envelope.event().partitionKey(),
                headers,
                event.data());
    }

    private static void add(Map<String, byte[]> headers, TraceContext trace) {
        headers.put("traceparent", trace.traceparent().getBytes(UTF_8));
        trace.tracestate().ifPresent(state -> headers.put("tracestate", state.getBytes(UTF_8)));
    }

    /** The same, for that partition whatever the key. */
    public OutboundRecord at(int number) {
        return new OutboundRecord(topic, OptionalInt.of(number), key, headers, value);
    }

    /** Never its content. */
    @Override
    public String toString() {
        return "%s[%s]".formatted(topic, key);
    }
}
