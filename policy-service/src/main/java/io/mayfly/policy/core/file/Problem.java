/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.file;

import java.util.Objects;

/**
 * Why a file is refused, and where.
 *
 * @param line counted from 1; 0 where it is the file as a whole
 * @param clause the field that is wrong; empty where it is none
 */
public record Problem(String file, int line, String clause, String message) {

    public Problem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(message, "message");
    }

    /** A problem of the file as a whole. */
    public static Problem of(String file, String message) {
        return new Problem(file, 0, "", message);
    }

    @Override
    public String toString() {
        String where = clause.isEmpty() ? "" : clause + ": ";
        return "%s:%d: %s%s".formatted(file, line, where, message);
    }
}
