/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.util.Objects;
import java.util.UUID;

import io.mayfly.common.Names;
import io.mayfly.common.event.Subject;

/** What an operator asked to be ended, and why. */
public record Revocation(UUID id, Subject about, String by, String note) {

    public Revocation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(about, "about");
        Names.text("operator", by);
        Names.text("reason", note);
    }
}
