/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The time in which a grant counts as access: from the issue until containment is known. At both
 * ends rather too long than too short.
 *
 * @param until empty while it lasts; this instant is outside
 */
public record AccessInterval(Instant from, Optional<Instant> until) {

    public AccessInterval {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    /** Whether {@code instant} is within. */
    public boolean holds(Instant instant) {
        return !instant.isBefore(from) && until.filter(end -> !instant.isBefore(end)).isEmpty();
    }
}
