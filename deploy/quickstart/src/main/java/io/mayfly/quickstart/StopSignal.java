/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

/** How a process is asked to end. */
public enum StopSignal {
    TERM,
    INT
}
