/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

/** A condition that could not be evaluated: it neither holds nor fails. */
final class UndecidedCondition extends RuntimeException {

    UndecidedCondition(String message, Throwable cause) {
        super(message, cause);
    }
}
