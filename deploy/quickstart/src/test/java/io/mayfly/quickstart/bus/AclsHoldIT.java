/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.bus;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.mayfly.common.event.Topic;
import io.mayfly.common.event.Writer;
import io.mayfly.common.task.SourceName;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.bus.Rule.Right;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every principal tries every topic, both ways, and every group. */
class AclsHoldIT {

    private static final SourceName DEMO = new SourceName("demo");
    private static final BusLayout LAYOUT = new BusLayout(Set.of(DEMO, new SourceName("other")));

    @TempDir static Path folder;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker =
                KafkaBroker.start(
                        Installation.find(), Home.at(folder.resolve("home")), Ports.free());
        broker.setUp(LAYOUT);
        try (Producer<byte[], byte[]> admin = producer(broker.login(BusUser.ADMIN))) {
            for (String topic : LAYOUT.topics()) {
                send(admin, topic);
            }
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    static Stream<BusUser> everybody() {
        return LAYOUT.users().stream();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void writesWhereItMayAndNowhereElse(BusUser user) {
        // given
        Set<String> written = new HashSet<>();

        // when
        try (Producer<byte[], byte[]> producer = producer(broker.login(user))) {
            for (String topic : LAYOUT.topics()) {
                if (writes(producer, topic)) {
                    written.add(topic);
                }
            }
        }

        // then
        assertThat(written).isEqualTo(allowed(user, Right.WRITE_TOPIC));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void readsWhatItMayAndNothingElse(BusUser user) {
        // given
        Set<String> read = new HashSet<>();

        // when
        try (Consumer<byte[], byte[]> consumer = consumer(user, "none")) {
            for (String topic : LAYOUT.topics()) {
                if (reads(consumer, topic)) {
                    read.add(topic);
                }
            }
        }

        // then
        assertThat(read).isEqualTo(allowed(user, Right.READ_TOPIC));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void joinsItsOwnGroupAndNoOther(BusUser user) {
        // given
        Set<String> joined = new HashSet<>();

        // when
        for (Writer service : Writer.values()) {
            if (commits(user, service.word())) {
                joined.add(service.word());
            }
        }

        // then
        assertThat(joined).isEqualTo(allowed(user, Right.JOIN_GROUP));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void createsNoTopicAndChangesNoRule(BusUser user) {
        try (Admin admin = Admin.create(new HashMap<>(broker.login(user)))) {
            assertDenied(
                    () ->
                            admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1)))
                                    .all()
                                    .get(10, TimeUnit.SECONDS));
            assertDenied(
                    () ->
                            admin.createAcls(
                                            List.of(
                                                    new Rule(
                                                                    user,
                                                                    Right.WRITE_TOPIC,
                                                                    Topic.DECISIONS.topicName())
                                                            .binding()))
                                    .all()
                                    .get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void admitsNobodyWithAnotherPassword() {
        // given
        Map<String, String> forged =
                ClientSettings.java(broker.bootstrap(), "policy", "x".repeat(43));

        // then
        try (Producer<byte[], byte[]> producer = producer(forged)) {
            assertThatThrownBy(() -> send(producer, Topic.DECISIONS.topicName()))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void takesTheInboxFromASourceThatIsNoLongerNamed() {
        // given
        SourceName leaver = new SourceName("leaver");
        broker.setUp(new BusLayout(Set.of(DEMO, new SourceName("other"), leaver)));
        try (Producer<byte[], byte[]> producer = producer(broker.login(BusUser.of(leaver)))) {
            assertThat(writes(producer, BusLayout.inbox(leaver))).isTrue();

            // when
            broker.setUp(LAYOUT);

            // then
            assertThat(writes(producer, BusLayout.inbox(leaver))).isFalse();
        }
    }

    private static Set<String> allowed(BusUser user, Right right) {
        Set<String> names = new HashSet<>();
        LAYOUT.rules().stream()
                .filter(rule -> rule.user().equals(user) && rule.right() == right)
                .forEach(rule -> names.add(rule.name()));
        return names;
    }

    private static boolean writes(Producer<byte[], byte[]> producer, String topic) {
        try {
            send(producer, topic);
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(AuthorizationException.class);
            return false;
        } catch (Exception other) {
            throw new AssertionError("neither written nor refused", other);
        }
    }

    private static void send(Producer<byte[], byte[]> producer, String topic) throws Exception {
        byte[] text = "tried".getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, 0, text, text)).get(20, TimeUnit.SECONDS);
    }

    /** There is a record in every topic, so whoever may read gets one. */
    private static boolean reads(Consumer<byte[], byte[]> consumer, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        try {
            consumer.seekToBeginning(List.of(partition));
            return !consumer.poll(Duration.ofSeconds(20)).isEmpty();
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    private static boolean commits(BusUser user, String group) {
        try (Consumer<byte[], byte[]> consumer = consumer(user, group)) {
            consumer.committed(
                    Set.of(new TopicPartition(LAYOUT.topics().getFirst(), 0)),
                    Duration.ofSeconds(10));
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    private static Producer<byte[], byte[]> producer(Map<String, String> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("max.block.ms", "10000");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Consumer<byte[], byte[]> consumer(BusUser user, String group) {
        Map<String, Object> settings = new HashMap<>(broker.login(user));
        settings.put("group.id", group);
        settings.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void assertDenied(ThrowingGet call) {
        assertThatThrownBy(call::get).hasCauseInstanceOf(AuthorizationException.class);
    }

    /** A call that answers or throws. */
    private interface ThrowingGet {
        void get() throws Exception;
    }
}
