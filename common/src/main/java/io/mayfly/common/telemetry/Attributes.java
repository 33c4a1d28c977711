/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.telemetry;

/** Names of span attributes and log keys. */
public final class Attributes {

    public static final String GRANT_ID = "mayfly.grant.id";
    public static final String TASK_KEY = "mayfly.task.key";
    public static final String TARGET = "mayfly.target";
    public static final String PRINCIPAL = "mayfly.principal";
    public static final String REASON = "mayfly.reason";

    public static final String MESSAGING_SYSTEM = "messaging.system";
    public static final String MESSAGING_OPERATION_NAME = "messaging.operation.name";
    public static final String MESSAGING_OPERATION_TYPE = "messaging.operation.type";
    public static final String MESSAGING_DESTINATION = "messaging.destination.name";
    public static final String MESSAGING_CONSUMER_GROUP = "messaging.consumer.group.name";
    public static final String MESSAGING_PARTITION = "messaging.destination.partition.id";
    public static final String MESSAGING_OFFSET = "messaging.kafka.offset";
    public static final String MESSAGING_MESSAGE_ID = "messaging.message.id";

    private Attributes() {}
}
