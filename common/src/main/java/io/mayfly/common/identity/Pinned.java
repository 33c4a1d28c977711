/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.identity;

import java.util.Objects;

/**
 * An identity at the version that a decision was made with. It is over as soon as a cut-off above
 * that version is read.
 *
 * @param id the principal's or owner's id
 * @param version 1 or more
 */
public record Pinned<I>(I id, long version) {

    public Pinned {
        Objects.requireNonNull(id, "id");
        if (version < 1) {
            throw new IllegalArgumentException("version %d is below 1".formatted(version));
        }
    }

    /** Whether {@code cutOff} ends what was decided at this version. */
    public boolean isOver(long cutOff) {
        return version < cutOff;
    }
}
