/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.real;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.Topic;
import io.mayfly.testkit.server.KafkaServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all of one topic from its beginning. */
public final class Readers implements AutoCloseable {

    /** An event and the partition it was on. */
    public record Read(int partition, Envelope<Event> envelope) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Read> read = new ArrayList<>();

    public Readers(KafkaServer kafka, Topic topic) {
        consumer =
                new KafkaConsumer<>(
                        Map.copyOf(kafka.admin()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic.topicName()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything so far that fits. */
    public List<Read> all(Predicate<Event> wanted) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            Map<String, byte[]> headers = new HashMap<>();
            for (Header header : record.headers()) {
                headers.put(header.key(), header.value());
            }
            EventCodec.decode(KafkaBinding.read(headers, Optional.ofNullable(record.value())))
                    .ifPresent(envelope -> read.add(new Read(record.partition(), envelope)));
        }
        return read.stream().filter(one -> wanted.test(one.envelope().event())).toList();
    }

    /** The simple names of those events, in order. */
    public List<String> names(Predicate<Event> wanted) {
        return all(wanted).stream()
                .map(one -> one.envelope().event().getClass().getSimpleName())
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
