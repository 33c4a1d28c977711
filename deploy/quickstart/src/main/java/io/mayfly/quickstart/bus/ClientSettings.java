/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.bus;

import java.util.Map;

/** What a Kafka client is told so that it gets in, in the two forms that clients read. */
public final class ClientSettings {

    private ClientSettings() {}

    /** For Java clients. */
    public static Map<String, String> java(String bootstrap, String user, String password) {
        return Map.of(
                "bootstrap.servers",
                bootstrap,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"%s\" password=\"%s\";".formatted(user, password));
    }

    /** For librdkafka and what is built on it, such as kcat. */
    public static Map<String, String> librdkafka(String bootstrap, String user, String password) {
        return Map.of(
                "bootstrap.servers",
                bootstrap,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.username",
                user,
                "sasl.password",
                password);
    }
}
