/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.broker;

import java.util.HashMap;
import java.util.Map;

/**
 * The broker's own configuration. It listens on loopback alone, which is why SASL without TLS will
 * do; whoever has no rule may do nothing.
 */
final class BrokerConfiguration {

    private static final String HOST = "127.0.0.1";
    private static final String SCRAM = "SCRAM-SHA-256";

    private BrokerConfiguration() {}

    static Map<String, String> of(BrokerSettings settings) {
        Map<String, String> config = new HashMap<>();
        config.put("node.id", "1");
        config.put("process.roles", "broker,controller");
        config.put("controller.quorum.voters", "1@" + HOST + ":" + settings.controllerPort());
        config.put("log.dirs", settings.data().toString());
        listeners(config, settings);
        access(config, settings);
        oneNode(config);
        small(config);
        return config;
    }

    private static void listeners(Map<String, String> config, BrokerSettings settings) {
        config.put(
                "listeners",
                "CLIENT://%s:%d,CONTROLLER://%s:%d"
                        .formatted(HOST, settings.port(), HOST, settings.controllerPort()));
        config.put("advertised.listeners", "CLIENT://%s:%d".formatted(HOST, settings.port()));
        config.put(
                "listener.security.protocol.map",
                "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        config.put("inter.broker.listener.name", "CLIENT");
        config.put("controller.listener.names", "CONTROLLER");
    }

    /**
     * The node talks to itself as the super user; on the controller's listener by PLAIN, for SCRAM
     * needs a quorum.
     */
    private static void access(Map<String, String> config, BrokerSettings settings) {
        String password = settings.users().get(BrokerSettings.ADMIN);
        config.put("sasl.enabled.mechanisms", SCRAM);
        config.put("sasl.mechanism.inter.broker.protocol", SCRAM);
        config.put("sasl.mechanism.controller.protocol", "PLAIN");
        config.put(
                "listener.name.client.scram-sha-256.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"%s\" password=\"%s\";"
                                .formatted(BrokerSettings.ADMIN, password));
        config.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        config.put(
                "listener.name.controller.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
                                .formatted(BrokerSettings.ADMIN, password));
        config.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        config.put("super.users", "User:" + BrokerSettings.ADMIN);
        config.put("allow.everyone.if.no.acl.found", "false");
        config.put("auto.create.topics.enable", "false");
    }

    private static void oneNode(Map<String, String> config) {
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("transaction.state.log.num.partitions", "1");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("share.coordinator.state.topic.num.partitions", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("log.message.timestamp.type", "LogAppendTime");
    }

    private static void small(Map<String, String> config) {
        config.put("num.io.threads", "2");
        config.put("num.network.threads", "2");
        config.put("log.cleaner.dedupe.buffer.size", "2097152");
        config.put("log.segment.bytes", "16777216");
        config.put("message.max.bytes", "2097152");
    }
}
