/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.event;

/** A record that is not where its event belongs. */
final class Misplaced extends RuntimeException {

    Misplaced(String message) {
        super(message);
    }
}
