/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.signing;

/** The service does not start, because it could not sign what it decides. */
public final class UnusableSigningKey extends RuntimeException {

    UnusableSigningKey(String message) {
        super(message);
    }
}
