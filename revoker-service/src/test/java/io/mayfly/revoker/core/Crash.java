/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

/** Stands for the death of the process: nothing of ours may catch it. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(Witness.Point at) {
        super(at.name());
    }
}
