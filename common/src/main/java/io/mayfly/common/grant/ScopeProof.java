/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The effective privileges of a grant, read back from the target with memberships resolved, against
 * what the decision allows.
 *
 * @param effective all that the entitlement can do
 * @param wider what of that goes beyond the decision; must be empty before anything is given out
 * @param readAt by the target's clock
 */
public record ScopeProof(List<Privilege> effective, List<Privilege> wider, Instant readAt) {

    public ScopeProof {
        effective = List.copyOf(effective);
        wider = List.copyOf(wider);
        Objects.requireNonNull(readAt, "readAt");
    }

    /** Whether nothing goes beyond the decision. */
    public boolean within() {
        return wider.isEmpty();
    }
}
