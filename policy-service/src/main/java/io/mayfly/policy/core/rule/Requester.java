/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.util.Objects;

import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PrincipalKind;

/** Who would use the access, and who answers for it. */
public record Requester(
        PrincipalId principal, PrincipalKind kind, OwnerId owner, String ownerName) {

    public Requester {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(ownerName, "ownerName");
    }
}
