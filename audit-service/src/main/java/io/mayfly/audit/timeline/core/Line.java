/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.timeline.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.mayfly.audit.ledger.core.Entry;

/**
 * One line of a timeline.
 *
 * @param sinceStart since the task's start; negative for what came before it
 * @param text what it says, for people
 */
public record Line(Entry entry, Instant at, Duration sinceStart, String text) {

    public Line {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(sinceStart, "sinceStart");
        Objects.requireNonNull(text, "text");
    }
}
