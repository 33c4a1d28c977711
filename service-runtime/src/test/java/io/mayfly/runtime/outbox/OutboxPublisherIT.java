/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.GrantEvent.GrantUsed;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.signing.EventSigner;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import io.mayfly.runtime.Patience;
import io.mayfly.runtime.bus.OutboundRecord;
import io.mayfly.runtime.start.Crashes;
import io.mayfly.runtime.store.Database;
import io.mayfly.runtime.store.TestStore;
import io.mayfly.runtime.store.Transaction;
import io.mayfly.runtime.trace.TestTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class OutboxPublisherIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int SUBJECTS = 30;
    private static final int EVENTS = 20;
    private static final int REPLICAS = 3;

    private static TestStore store;
    private static Database database;

    private final FlakyBus bus = new FlakyBus(42);
    private final Patience patience = new Patience();
    private final List<Thread> running = new ArrayList<>();

    @BeforeAll
    static void start() {
        store = TestStore.start();
        database = store.database();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void empty() {
        database.transact(transaction -> transaction.rows("DELETE FROM outbox"));
    }

    @AfterEach
    void stopReplicas() {
        patience.stop();
        running.forEach(OutboxPublisherIT::join);
    }

    @Test
    void keepsTheOrderOfEachSubjectWhateverIsLost() {
        // given
        List<OutboxPublisher> replicas =
                IntStream.range(0, REPLICAS).mapToObj(i -> publisher()).toList();
        replicas.forEach(this::start);

        // when
        List<Thread> writers =
                IntStream.range(0, 4)
                        .mapToObj(i -> Thread.ofVirtual().start(() -> append(replicas, i)))
                        .toList();
        writers.forEach(OutboxPublisherIT::join);

        // then
        await().atMost(SOON).until(() -> waiting() == 0);
        Map<String, List<Long>> seen = firstSeen(bus.log());
        assertThat(seen).hasSize(SUBJECTS);
        assertThat(seen.values())
                .allSatisfy(
                        seqs ->
                                assertThat(seqs)
                                        .containsExactlyElementsOf(
                                                LongStream.rangeClosed(1, EVENTS)
                                                        .boxed()
                                                        .toList()));
    }

    @Test
    void saysNothingOfWhatWasRolledBack() {
        // given
        Outbox outbox = outbox(publisher());

        // when
        assertThatThrownBy(
                        () ->
                                database.transact(
                                        transaction -> {
                                            outbox.append(transaction, List.of(used(1000, 1)));
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");

        // then
        assertThat(waiting()).isZero();
    }

    @Test
    void countsOnInOneTransactionAndInTheNext() {
        // given
        Outbox outbox = outbox(publisher());

        // when
        List<Long> seqs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            database.transact(
                    transaction ->
                            outbox.append(
                                            transaction,
                                            List.of(used(2000, 1), used(2001, 1), used(2000, 2)))
                                    .forEach(envelope -> seqs.add(envelope.seq())));
        }

        // then
        assertThat(seqs).containsExactly(1L, 1L, 2L, 3L, 2L, 4L);
    }

    @Test
    void knowsWhatTheBusHasAcknowledged() {
        // given
        OutboxPublisher publisher = publisher();
        Outbox outbox = outbox(publisher);
        Fact fact = used(3000, 1);

        // when
        database.transact(transaction -> outbox.append(transaction, List.of(fact)));

        // then
        assertThat(settled(outbox, fact)).isFalse();
        start(publisher);
        await().atMost(SOON).until(() -> settled(outbox, fact));
    }

    private static boolean settled(Outbox outbox, Fact fact) {
        return database.transaction(
                transaction -> outbox.settled(transaction, fact.event().subject()));
    }

    private static void append(List<OutboxPublisher> replicas, int writer) {
        for (int event = 0; event < EVENTS; event += 2) {
            for (int subject = writer; subject < SUBJECTS; subject += 4) {
                List<Fact> facts = List.of(used(subject, event), used(subject, event + 1));
                Outbox outbox = outbox(replicas.get((event + subject) % REPLICAS));
                database.transact(transaction -> outbox.append(transaction, facts));
            }
        }
    }

    private void start(OutboxPublisher replica) {
        running.add(replica.start());
    }

    private static Map<String, List<Long>> firstSeen(List<OutboundRecord> log) {
        Map<String, List<Long>> seen = new HashMap<>();
        for (OutboundRecord record : log) {
            CloudEvent event = KafkaBinding.read(record.headers(), Optional.of(record.value()));
            List<Long> seqs =
                    seen.computeIfAbsent(event.subject().orElseThrow(), s -> new ArrayList<>());
            long seq = Long.parseLong(event.extension("seq").orElseThrow());
            if (!seqs.contains(seq)) {
                seqs.add(seq);
            }
        }
        return seen;
    }

    private OutboxPublisher publisher() {
        return new OutboxPublisher(
                database, bus, patience, Crashes.none(), new SimpleMeterRegistry());
    }

    private static Outbox outbox(OutboxPublisher publisher) {
        return new Outbox(TestTraces.unexported(), Optional.<EventSigner>empty(), publisher);
    }

    private static Fact used(int subject, long uses) {
        return Fact.of(
                new GrantUsed(
                        new GrantId(new UUID(7, subject)),
                        new TaskKey(new SourceName("test"), "task-" + subject, 1),
                        uses,
                        Optional.empty()));
    }

    private static long waiting() {
        return database.transaction(OutboxPublisherIT::waiting);
    }

    private static long waiting(Transaction transaction) {
        return transaction
                .rows("SELECT count(*) FROM outbox WHERE acknowledged_at IS NULL")
                .getFirst()
                .getLong(0);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
