/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.mayfly.runtime.Patience;
import io.mayfly.runtime.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InletTest {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final FakeHandler handler = new FakeHandler();
    private final ReadPositions positions = new ReadPositions();
    private final Assignments assignments = new Assignments(positions, new Offsets(positions));
    private final Inlet inlet =
            new Inlet(
                    handler,
                    new Patience(),
                    positions,
                    assignments,
                    new ChannelPulse(
                            new NoClients(), InstantSource.system(), new SimpleMeterRegistry()));

    @Test
    void movesOnAfterTheBatchIsHandled() {
        // given
        assign(0);

        // when
        receive(polled(0, 1, 2));

        // then
        assertThat(handler.handled).containsExactly(0L, 1L, 2L);
        assertThat(positions.of("t", 0))
                .hasValueSatisfying(at -> assertThat(at.position()).isEqualTo(3));
    }

    @Test
    void repeatsTheSameBatchWhileAServerIsAway() {
        // given
        AtomicInteger tries = new AtomicInteger();
        handler.before =
                record -> {
                    if (tries.incrementAndGet() <= 2) {
                        throw new Unavailable("away");
                    }
                };

        // when
        receive(polled(0, 1));

        // then
        assertThat(handler.handled).containsExactly(0L, 1L);
        assertThat(handler.quarantined).isEmpty();
    }

    @Test
    void setsAsideOnlyTheRecordThatCannotBeHandled() {
        // given
        assign(0);
        handler.before =
                record -> {
                    if (record.offset() == 1) {
                        throw new IllegalArgumentException("poison");
                    }
                };

        // when
        receive(polled(0, 1, 2));

        // then
        assertThat(handler.handled).containsExactly(0L, 2L);
        assertThat(handler.quarantined).containsExactly(1L);
        assertThat(positions.of("t", 0))
                .hasValueSatisfying(at -> assertThat(at.position()).isEqualTo(3));
    }

    @Test
    void keepsARecordUntilSettingItAsideSucceeds() {
        // given
        handler.before =
                record -> {
                    throw new IllegalArgumentException("poison");
                };
        handler.quarantineFailures.set(2);

        // when
        receive(polled(0));

        // then
        assertThat(handler.quarantined).containsExactly(0L);
    }

    @Test
    void tellsOfPartitionsBeforeTheirRecords() {
        // given
        AssignedPartition given = new AssignedPartition("t", 0, 0, 5);
        assignments.untold().add(List.of(given));
        handler.before = record -> assertThat(handler.assigned).containsExactly(given);

        // when
        receive(polled(0));

        // then
        assertThat(handler.handled).containsExactly(0L);
    }

    private void assign(long position) {
        positions.assigned(List.of(new AssignedPartition("t", 0, position, 0)));
    }

    private void receive(ConsumerRecords<String, byte[]> polled) {
        Uni<Void> done = inlet.receive(polled);
        done.await().atMost(BOUND);
    }

    private static ConsumerRecords<String, byte[]> polled(int... offsets) {
        List<ConsumerRecord<String, byte[]>> records =
                IntStream.of(offsets)
                        .mapToObj(o -> new ConsumerRecord<>("t", 0, o, "key", new byte[0]))
                        .toList();
        return new ConsumerRecords<>(Map.of(PARTITION, new ArrayList<>(records)), Map.of());
    }

    private static final class FakeHandler implements BatchHandler {

        final List<Long> handled = new CopyOnWriteArrayList<>();
        final List<Long> quarantined = new CopyOnWriteArrayList<>();
        final List<AssignedPartition> assigned = new CopyOnWriteArrayList<>();
        final AtomicInteger quarantineFailures = new AtomicInteger();
        Consumer<InboundRecord> before = record -> {};

        @Override
        public void handle(List<InboundRecord> records) {
            records.forEach(before);
            records.forEach(record -> handled.add(record.offset()));
        }

        @Override
        public void quarantine(InboundRecord record, RuntimeException reason) {
            if (quarantineFailures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
            quarantined.add(record.offset());
        }

        @Override
        public void assigned(List<AssignedPartition> partitions) {
            assigned.addAll(partitions);
        }
    }
}
