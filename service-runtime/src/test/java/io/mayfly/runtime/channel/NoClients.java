/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.util.List;
import java.util.Set;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;

/** A process that has no Kafka clients yet. */
final class NoClients implements KafkaClientService {

    @Override
    public <K, V> List<KafkaConsumer<K, V>> getConsumers(String channel) {
        return List.of();
    }

    @Override
    public <K, V> KafkaProducer<K, V> getProducer(String channel) {
        throw new IllegalStateException("no producer");
    }

    @Override
    public Set<String> getConsumerChannels() {
        return Set.of();
    }

    @Override
    public Set<String> getProducerChannels() {
        return Set.of();
    }
}
