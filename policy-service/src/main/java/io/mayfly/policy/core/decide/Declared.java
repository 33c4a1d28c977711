/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.List;
import java.util.Set;

import io.mayfly.policy.core.identity.OwnerFile;
import io.mayfly.policy.core.identity.PrincipalFile;

/**
 * The identities that the files declare.
 *
 * @param unreadable files that are there and cannot be taken: who stands in them is unknown, and so
 *     stays as it is
 * @param complete whether the folders could be listed; if not, nobody counts as removed
 */
public record Declared(
        List<OwnerFile> owners,
        List<PrincipalFile> principals,
        Set<String> unreadable,
        boolean complete) {

    public Declared {
        owners = List.copyOf(owners);
        principals = List.copyOf(principals);
        unreadable = Set.copyOf(unreadable);
    }
}
