/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.seal;

/** A key that nothing can be sealed to. */
public final class UnfitKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitKey(String message, Throwable cause) {
        super(message, cause);
    }
}
