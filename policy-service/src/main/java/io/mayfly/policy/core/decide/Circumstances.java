/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.Principal;

/**
 * What the store says at the time of a decision.
 *
 * @param now by the store's clock
 * @param ended whether an end of the task has been read
 * @param principal as it stands, if it is known
 * @param owner of the principal, if it is known
 */
public record Circumstances(
        Instant now, boolean ended, Optional<Principal> principal, Optional<Owner> owner) {

    public Circumstances {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(owner, "owner");
    }
}
