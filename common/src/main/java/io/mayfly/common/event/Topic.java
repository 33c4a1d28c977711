/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.util.Arrays;
import java.util.Optional;

/**
 * The topics. Each has exactly one writing service; records of one task have one key and so one
 * partition, on every topic alike.
 */
public enum Topic {
    TASKS("mayfly.tasks.v1", Writer.INTAKE, false),
    SIGNALS("mayfly.signals.v1", Writer.INTAKE, false),
    DECISIONS("mayfly.decisions.v1", Writer.POLICY, false),
    IDENTITIES("mayfly.identities.v1", Writer.POLICY, true),
    GRANTS("mayfly.grants.v1", Writer.ISSUER, false),
    REVOCATIONS("mayfly.revocations.v1", Writer.REVOKER, false),
    DEAD("mayfly.dead.v1", Writer.REVOKER, true),
    HEALTH("mayfly.health.v1", Writer.REVOKER, true),
    CHECKPOINTS("mayfly.checkpoints.v1", Writer.AUDIT, false);

    /** Each source has an inbox topic of its own: this and the source's name. */
    public static final String INBOX_PREFIX = "mayfly.inbox.";

    private final String topicName;
    private final Writer writer;
    private final boolean compacted;

    Topic(String topicName, Writer writer, boolean compacted) {
        this.topicName = topicName;
        this.writer = writer;
        this.compacted = compacted;
    }

    /** Its name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** The one service that may write to it. */
    public Writer writer() {
        return writer;
    }

    /** Whether a record is a whole state with a version, and an older one of its key may vanish. */
    public boolean compacted() {
        return compacted;
    }

    /** The topic of that name, if it is one of these. */
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values()).filter(t -> t.topicName.equals(topicName)).findFirst();
    }
}
