/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.mayfly.cli.ExitCode;
import io.mayfly.cli.Failure;
import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.KafkaBinding;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A workflow engine as anybody might run one: an ordinary Kafka client that publishes Serverless
 * Workflow lifecycle events with its own source's credentials, and knows nothing of Mayfly.
 */
final class Engine implements AutoCloseable {

    private static final String TASK = "/do/0/readOrders";
    private static final int PATIENCE_SECONDS = 10;

    private final KafkaProducer<String, byte[]> producer;
    private final String topic;
    private final String instance;
    private final String workflow;
    private final InstantSource clock;

    /**
     * An engine that runs one instance of a workflow.
     *
     * @param settings the source's Kafka client settings
     * @param instance unique for this run; becomes the CloudEvents source
     */
    Engine(
            Properties settings,
            String source,
            String instance,
            String workflow,
            InstantSource clock) {
        Properties quiet = new Properties();
        quiet.putAll(settings);
        quiet.put("acks", "all");
        quiet.put("linger.ms", "0");
        quiet.put("max.block.ms", Integer.toString(PATIENCE_SECONDS * 1000));
        this.producer =
                new KafkaProducer<>(quiet, new StringSerializer(), new ByteArraySerializer());
        this.topic = "mayfly.inbox." + source;
        this.instance = instance;
        this.workflow = workflow;
        this.clock = clock;
        producer.partitionsFor(topic);
    }

    /** The CloudEvents source and id of the start event, by which the workload names its grant. */
    String eventSource() {
        return instance;
    }

    String startEventId() {
        return instance + "/started";
    }

    /** Says that the task started; the answer is when that was sent. */
    Instant taskStarted() {
        return send(startEventId(), "io.serverlessworkflow.task.started.v1", "startedAt", Map.of());
    }

    Instant taskCompleted() {
        return send(
                instance + "/completed",
                "io.serverlessworkflow.task.completed.v1",
                "completedAt",
                Map.of());
    }

    Instant taskFaulted() {
        return send(
                instance + "/faulted",
                "io.serverlessworkflow.task.faulted.v1",
                "faultedAt",
                Map.of(
                        "error",
                        Map.of("type", "about:blank", "title", "model overloaded", "status", 503)));
    }

    private Instant send(String id, String type, String timeField, Map<String, Object> more) {
        Instant now = clock.instant();
        SortedMap<String, Object> data = new TreeMap<>(more);
        data.put("workflow", workflow);
        data.put("task", TASK);
        data.put(timeField, now.toString());
        CloudEvent event =
                new CloudEvent(
                        "1.0",
                        id,
                        instance,
                        type,
                        Optional.empty(),
                        Optional.of(now.toString()),
                        Optional.of("application/json"),
                        Optional.empty(),
                        new TreeMap<>(),
                        Json.canonical(data));
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, instance + TASK, event.data());
        KafkaBinding.headers(event).forEach((name, value) -> record.headers().add(name, value));
        acknowledged(record);
        return now;
    }

    private void acknowledged(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new Failure(
                    ExitCode.UNREACHABLE,
                    "the event could not be published on %s: %s"
                            .formatted(topic, refused.getMessage()),
                    refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.ERROR, "interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
