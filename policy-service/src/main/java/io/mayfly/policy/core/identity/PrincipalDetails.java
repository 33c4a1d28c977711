/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalKind;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.common.task.SourceName;

/**
 * What a principal is.
 *
 * @param sources the sources that may speak for it
 * @param keys its public keys
 */
public record PrincipalDetails(
        PrincipalKind kind, OwnerId owner, Set<SourceName> sources, List<PublicKeyJwk> keys) {

    public PrincipalDetails {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        sources = Set.copyOf(sources);
        keys = List.copyOf(keys);
    }

    /** The key that a credential is sealed to unless the workload names one of its own. */
    public Optional<PublicKeyJwk> sealingKey() {
        return keys.stream().filter(PublicKeyJwk::seals).findFirst();
    }
}
