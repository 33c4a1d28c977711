/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

/** An event that its source's mapping cannot make sense of. */
public final class NotUnderstood extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotUnderstood(String why) {
        super(why);
    }

    NotUnderstood(String why, Throwable cause) {
        super(why, cause);
    }
}
