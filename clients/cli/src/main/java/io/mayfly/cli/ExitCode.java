/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli;

/** What the exit code of a command means. */
public enum ExitCode {
    DONE(0),
    ERROR(1),
    USAGE(2),
    NOT_FOUND(3),
    DENIED(4),
    FINDINGS(5),
    UNREACHABLE(6),
    TIMED_OUT(7);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
