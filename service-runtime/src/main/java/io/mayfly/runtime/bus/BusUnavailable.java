/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.bus;

import io.mayfly.runtime.Unavailable;

/** The bus did not acknowledge a record in time; whether it has it is unknown. */
public final class BusUnavailable extends Unavailable {

    BusUnavailable(String message) {
        super(message);
    }
}
