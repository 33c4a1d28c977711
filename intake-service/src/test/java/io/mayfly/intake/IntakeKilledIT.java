/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.event.Writer;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.service.ServiceProcess;
import io.mayfly.runtime.start.CrashPoint;
import io.mayfly.testkit.server.KafkaServer;
import io.mayfly.testkit.server.PostgresServers;
import io.mayfly.testkit.server.RealServers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A start survives the death of intake between its commit and the bus. */
@ExtendWith(RealServers.class)
class IntakeKilledIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TASKS = "mayfly.tasks.v1";

    private ServiceProcess intake;

    @AfterEach
    void stop() {
        intake.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMITTED", "PUBLISHED"})
    void saysOnceWhatItHadCommittedWhenItDied(
            CrashPoint point, KafkaServer kafka, PostgresServers postgres)
            throws IOException, ExecutionException, InterruptedException {
        // given
        Map<String, String> settings = settings(postgres);
        Map<String, String> crashing = new HashMap<>(settings);
        crashing.put(ServiceProcess.PROFILE, "fault-test");
        crashing.put("mayfly.crash.allowed", "true");
        crashing.put("mayfly.crash", point.name());
        intake = start(crashing);
        intake.awaitReady();

        // when
        String task = "killed-at-" + point;
        send(kafka, task);
        await().atMost(SOON).until(() -> !intake.process().alive());
        intake.restart(settings);
        intake.awaitReady();

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(started(kafka, task)).isNotEmpty());
        assertThat(ids(started(kafka, task))).hasSize(1);
    }

    private static ServiceProcess start(Map<String, String> settings) throws IOException {
        return ServiceProcess.start(
                Part.INTAKE,
                Home.at(Files.createTempDirectory("mayfly-intake")),
                Installation.find().serviceJar(Part.INTAKE),
                "http://127.0.0.1:" + settings.get("quarkus.http.port"),
                settings);
    }

    private static Map<String, String> settings(PostgresServers postgres) throws IOException {
        Path secrets = Files.createTempDirectory("mayfly-secrets");
        Files.writeString(secrets.resolve("source-demo-http"), "a secret of the source demo");
        Map<String, String> settings =
                new HashMap<>(RealServers.settings(Writer.INTAKE, postgres.freshDatabase()));
        settings.put("mayfly.intake.config", Installation.find().config().toString());
        settings.put("mayfly.intake.secrets", secrets.toString());
        try (ServerSocket free = new ServerSocket(0)) {
            settings.put("quarkus.http.port", Integer.toString(free.getLocalPort()));
        }
        return settings;
    }

    private static void send(KafkaServer kafka, String task)
            throws ExecutionException, InterruptedException {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>("mayfly.inbox.demo", task, data(task).getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", task,
                        "ce_source", "/test",
                        "ce_type", "io.mayfly.task.started.v1",
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        new HashMap<>(kafka.admin()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static String data(String task) {
        return """
        {"task": {"id": "%s"}, "principal": "agent-7",
         "access": [{"target": "shop", "resource": "public.orders", "actions": ["read"]}]}
        """
                .formatted(task);
    }

    private static Set<EventId> ids(List<Envelope<?>> events) {
        return events.stream().map(Envelope::id).collect(Collectors.toSet());
    }

    private static List<Envelope<?>> started(KafkaServer kafka, String task) {
        List<Envelope<?>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        new HashMap<>(kafka.admin()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TASKS).stream()
                            .map(info -> new TopicPartition(TASKS, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    event(record).filter(envelope -> of(task, envelope)).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static boolean of(String task, Envelope<?> envelope) {
        return envelope.event() instanceof TaskEvent.TaskStarted start
                && start.task().id().equals(task);
    }

    private static Optional<? extends Envelope<?>> event(ConsumerRecord<String, byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        CloudEvent event = KafkaBinding.read(headers, Optional.of(record.value()));
        return EventCodec.decode(event);
    }
}
