/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.GrantEvent.GrantUsed;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import io.mayfly.runtime.channel.ChannelPulse;
import io.mayfly.runtime.outbox.Fact;
import io.mayfly.runtime.outbox.Outbox;
import io.mayfly.runtime.store.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(RealServers.class)
class OutageIT {

    private static final String DECISIONS = "mayfly.decisions.v1";
    private static final String GRANTS = "mayfly.grants.v1";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(12);

    RealServers servers;
    @Inject SeenRecords seen;
    @Inject ChannelPulse pulse;
    @Inject Database database;
    @Inject Outbox outbox;

    @Test
    void losesNothingWhileTheStoreIsAway() {
        // given
        List<String> keys = keys("store", 50);
        List<String> setAside = seen.quarantined();

        // when
        servers.postgres().kill();
        servers.write(DECISIONS, 3, keys);
        await().atMost(SOON).until(() -> !pulse.aliveWithin(Duration.ofSeconds(10)));
        servers.postgres().restart();

        // then
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(seen.keys()).containsAll(keys));
        assertThat(seen.quarantined()).isEqualTo(setAside);
        await().atMost(SOON).until(() -> pulse.aliveWithin(Duration.ofSeconds(2)));
    }

    @Test
    void commitsWhileTheBusIsAwayAndSaysItInOrderAfterwards() {
        // given
        UUID grant = new UUID(9, 9);
        servers.broker().kill();

        // when
        for (int i = 1; i <= 20; i++) {
            Fact fact = used(grant, i);
            database.transact(transaction -> outbox.append(transaction, List.of(fact)));
        }
        await().pollDelay(OUTAGE).atMost(SOON).until(() -> true);
        servers.broker().restart();

        // then
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(firstSeen(grant))
                                        .containsExactlyElementsOf(
                                                IntStream.rangeClosed(1, 20)
                                                        .mapToObj(Long::valueOf)
                                                        .toList()));
        servers.write(DECISIONS, 4, List.of("after the outage"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(seen.keys()).contains("after the outage"));
    }

    @Test
    void publishesRightAfterTheCommit() {
        // given
        UUID grant = new UUID(9, 10);

        // when
        database.transact(
                transaction -> outbox.append(transaction, List.of(used(grant, 1), used(grant, 2))));

        // then
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(firstSeen(grant)).containsExactly(1L, 2L));
        ConsumerRecord<String, byte[]> published = published(grant).getFirst();
        assertThat(headers(published)).containsKeys("traceparent", "ce_traceparent", "ce_id");
        assertThat(published.key()).isEqualTo("test/task#1");
    }

    private List<Long> firstSeen(UUID grant) {
        List<Long> seqs = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : published(grant)) {
            long seq = Long.parseLong(event(record).extension("seq").orElseThrow());
            if (!seqs.contains(seq)) {
                seqs.add(seq);
            }
        }
        return seqs;
    }

    private List<ConsumerRecord<String, byte[]>> published(UUID grant) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        servers.clientSettings(),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(GRANTS).stream()
                            .map(info -> new TopicPartition(GRANTS, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found.stream()
                .filter(record -> event(record).subject().orElse("").equals(grant.toString()))
                .toList();
    }

    private static CloudEvent event(ConsumerRecord<String, byte[]> record) {
        return KafkaBinding.read(headers(record), Optional.of(record.value()));
    }

    private static Map<String, byte[]> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return headers;
    }

    private static Fact used(UUID grant, long uses) {
        return Fact.of(
                new GrantUsed(
                        new GrantId(grant),
                        new TaskKey(new SourceName("test"), "task", 1),
                        uses,
                        Optional.empty()));
    }

    private static List<String> keys(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(i -> prefix + "-" + i).toList();
    }
}
