/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.pickup;

/** An assertion that proves nothing. The text says which rule it breaks, and quotes none of it. */
public final class BadAssertion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadAssertion(String message) {
        super(message);
    }

    BadAssertion(String message, Throwable cause) {
        super(message, cause);
    }
}
