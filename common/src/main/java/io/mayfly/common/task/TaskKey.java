/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.task;

import java.util.Objects;

import io.mayfly.common.Names;

/**
 * What identifies a task: the channel it came by, its id there, and which attempt it is (1 or
 * more).
 *
 * <p>The text form is {@code source/id#attempt}. A source has no slash and an attempt no hash, so
 * the first slash and the last hash divide it without doubt, whatever the id contains.
 */
public record TaskKey(SourceName source, String id, int attempt) implements Comparable<TaskKey> {

    public TaskKey {
        Objects.requireNonNull(source, "source");
        Names.text("task id", id);
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt %d is below 1".formatted(attempt));
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is not {@code source/id#attempt}
     */
    public static TaskKey parse(String text) {
        int slash = text.indexOf('/');
        int hash = text.lastIndexOf('#');
        if (slash < 0 || hash < slash) {
            throw new IllegalArgumentException(
                    "task key '%s' is not source/id#attempt".formatted(text));
        }
        return new TaskKey(
                new SourceName(text.substring(0, slash)),
                text.substring(slash + 1, hash),
                attempt(text, text.substring(hash + 1)));
    }

    private static int attempt(String text, String number) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "task key '%s' has no attempt number".formatted(text));
        }
        return Integer.parseInt(number);
    }

    @Override
    public int compareTo(TaskKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return source + "/" + id + "#" + attempt;
    }
}
