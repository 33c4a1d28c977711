/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.store;

import io.mayfly.runtime.Unavailable;

/**
 * The store did not answer in time, or not for a reason that lies in the data. Whether a commit
 * took effect is then unknown, so whoever repeats the work must find it done or do it.
 */
public final class StoreUnavailable extends Unavailable {

    StoreUnavailable(Throwable cause) {
        super("the store is not available: " + cause.getMessage(), cause);
    }
}
