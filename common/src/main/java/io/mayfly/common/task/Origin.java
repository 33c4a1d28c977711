/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.task;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.Names;

/**
 * The outside event that something of ours follows from, as its sender named it.
 *
 * @param source the CloudEvents {@code source} attribute, the sender's own word (the channel is in
 *     the task key)
 * @param id the CloudEvents {@code id} attribute
 * @param type the CloudEvents {@code type} attribute
 * @param time when the sender says it happened; informative, nothing is decided by it
 */
public record Origin(String source, String id, String type, Optional<Instant> time) {

    public Origin {
        Names.text("event source", source);
        Names.text("event id", id);
        Names.text("event type", type);
        Objects.requireNonNull(time, "time");
    }
}
