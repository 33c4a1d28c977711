/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.event.EventId;

/**
 * Who or what said that something is over.
 *
 * @param cause the event that said so; absent where a command did
 * @param by the person or program that commanded it
 * @param note their words
 */
public record Said(Optional<EventId> cause, Optional<String> by, Optional<String> note) {

    public Said {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(note, "note");
    }

    /** An event said so. */
    public static Said byEvent(EventId cause, Optional<String> note) {
        return new Said(Optional.of(cause), Optional.empty(), note);
    }

    /** An unreadable event said so, or time did. */
    public static Said byItself() {
        return new Said(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A person or program with the right to command it said so. */
    public static Said byCommand(String by, String note) {
        return new Said(Optional.empty(), Optional.of(by), Optional.of(note));
    }
}
