/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Starts one Kafka node (broker and controller, KRaft) and ends with the process. Prints {@code
 * broker ready} once it serves clients.
 */
public final class EmbeddedBroker {

    private EmbeddedBroker() {}

    /**
     * Runs the broker that the settings file describes until the process is told to end.
     *
     * @param arguments one: the settings file
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("usage: EmbeddedBroker SETTINGS-FILE");
            System.exit(2);
        }
        BrokerSettings settings = BrokerSettings.read(Path.of(arguments[0]));
        format(settings);
        KafkaRaftServer server =
                new KafkaRaftServer(
                        new KafkaConfig(BrokerConfiguration.of(settings), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        System.out.println("broker ready");
        server.awaitShutdown();
    }

    /**
     * Formats the storage once. The users go in as SCRAM verifiers, so a first client can log in.
     */
    private static void format(BrokerSettings settings) throws Exception {
        if (Files.exists(settings.data().resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(settings.data());
        new Formatter()
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(settings.data().toString())
                .setDirectories(List.of(settings.data().toString()))
                .setIgnoreFormatted(true)
                .setScramArguments(scram(settings.users()))
                .run();
    }

    private static List<String> scram(Map<String, String> users) throws IOException {
        return users.entrySet().stream()
                .map(
                        user ->
                                "SCRAM-SHA-256=[name=\"%s\",password=\"%s\"]"
                                        .formatted(user.getKey(), user.getValue()))
                .toList();
    }
}
