/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.mayfly.runtime.channel.ChannelPulse;
import io.mayfly.runtime.channel.OwnedPartition;
import io.mayfly.runtime.channel.ReadPositions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(RealServers.class)
class ChannelIT {

    private static final int PARTITIONS = 8;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DECISIONS = "mayfly.decisions.v1";
    private static final Duration ALIVE = Duration.ofSeconds(5);

    RealServers servers;
    @Inject SeenRecords seen;
    @Inject ReadPositions positions;
    @Inject ChannelPulse pulse;

    @AfterEach
    void handleAsUsual() {
        seen.before(record -> {});
    }

    @Test
    void handlesEachPartitionInOrderAndCommitsAfterwards() {
        // given
        List<String> keys = keys("order", 300);

        // when
        servers.write(DECISIONS, 1, keys);

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(seen.keys()).containsAll(keys));
        assertThat(seen.keys().stream().filter(keys::contains)).containsExactlyElementsOf(keys);
        await().atMost(SOON).untilAsserted(() -> assertThat(committed(1)).isEqualTo(position(1)));
    }

    @Test
    void commitsNothingBeforeTheHandlerReturns() throws InterruptedException {
        // given
        long before = position(2);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        seen.before(
                record -> {
                    entered.countDown();
                    hold(released);
                });

        // when
        servers.write(DECISIONS, 2, List.of("held"));

        // then
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> committed(2) <= before && position(2) == before);
        released.countDown();
        await().atMost(SOON).until(() -> committed(2) == before + 1);
    }

    @Test
    void setsPoisonAsideAndGoesOn() {
        // given
        seen.before(
                record -> {
                    if (record.key().orElse("").equals("poison-7")) {
                        throw new IllegalArgumentException("poison");
                    }
                });

        // when
        servers.write(DECISIONS, 0, keys("poison", 20));

        // then
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(seen.keys())
                                        .contains("poison-6", "poison-8", "poison-19")
                                        .doesNotContain("poison-7"));
        assertThat(seen.quarantined()).contains("poison");
        assertThat(pulse.aliveWithin(ALIVE)).isTrue();
    }

    @Test
    void knowsWhatItOwnsAndThatItPolls() {
        await().atMost(SOON).until(() -> positions.owned().size() == 2 * PARTITIONS);
        await().atMost(SOON).until(() -> seen.assigned().size() >= 2 * PARTITIONS);
        assertThat(pulse.aliveWithin(ALIVE)).isTrue();
    }

    private long position(int partition) {
        await().atMost(SOON).until(() -> positions.of(DECISIONS, partition).isPresent());
        return positions.of(DECISIONS, partition).map(OwnedPartition::position).orElseThrow();
    }

    private long committed(int partition) {
        try (Admin admin = servers.admin()) {
            return admin
                    .listConsumerGroupOffsets("issuer")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().equals(DECISIONS))
                    .filter(entry -> entry.getKey().partition() == partition)
                    .mapToLong(entry -> entry.getValue().offset())
                    .findFirst()
                    .orElse(0);
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> keys(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(i -> prefix + "-" + i).toList();
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
