/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a try at a grant's removal left behind, for whoever looks at the debt.
 *
 * @param error why it failed; empty if it did not
 * @param nextTry when the next step may be tried
 */
public record Attempt(Optional<String> error, Instant nextTry) {

    public Attempt {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(nextTry, "nextTry");
    }
}
