/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.util.function.Supplier;

import io.mayfly.common.grant.Step;

/**
 * Is there at each step of an end: measures it, logs it, traces it, and lets a fault test stop the
 * process just there.
 */
public interface Witness {

    /** The places at which the revoker may die without harm. */
    enum Point {
        /** Records are read, nothing is done. */
        POLLED,
        /** The marks are acknowledged, the tombstones are not committed. */
        MARKED,
        /** The tombstones are committed, the offsets are not. */
        BURIED,
        /** The target has contained the grant, the store does not know. */
        CONTAINED,
        /** The target has removed the grant, the store does not know. */
        REMOVED,
        /** The target was read back, the store does not know. */
        INSPECTED,
        /** The terminal fact is committed and not published. */
        CLOSED
    }

    /** That place is reached. */
    void reached(Point point);

    /** A step is about to be done on the target. */
    <T> T during(Step step, Armed grant, Supplier<T> work);

    /** A step is done and committed, so long after the grant's end. */
    void done(Step step, Armed grant, Duration sinceEnd);

    /** A step has failed and will be tried again. */
    void failed(Step step, Armed grant, String error, Duration retryIn);
}
