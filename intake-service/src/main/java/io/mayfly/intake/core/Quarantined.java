/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.Objects;

/**
 * Something that was not taken, with its reason as a stable word and in words for people.
 *
 * @param arrival what it was
 */
public record Quarantined(Arrival arrival, String reason, String detail) {

    public Quarantined {
        Objects.requireNonNull(arrival, "arrival");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }
}
