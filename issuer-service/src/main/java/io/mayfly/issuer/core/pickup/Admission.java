/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.pickup;

/** Whether an assertion may be used now. */
public enum Admission {
    ADMITTED,
    /** It was used before. */
    REPLAYED,
    /** It is past its time, or not in it yet, by the store's clock. */
    OUT_OF_TIME
}
