/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.start;

import java.util.Objects;

/**
 * A setting with which the service must not run.
 *
 * @param property its name
 * @param reason why it is unsafe, as the end of a sentence
 */
record UnsafeSetting(String property, String reason) {

    UnsafeSetting {
        Objects.requireNonNull(property, "property");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
        return property + " " + reason;
    }
}
