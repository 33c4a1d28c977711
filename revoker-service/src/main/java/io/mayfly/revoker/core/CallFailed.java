/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

/** A target did not do what it was asked; whether it acted may be unknown. */
final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    CallFailed(String message, Throwable cause) {
        super(shortened(message), cause);
    }

    CallFailed(String message) {
        super(message);
    }

    private static String shortened(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
