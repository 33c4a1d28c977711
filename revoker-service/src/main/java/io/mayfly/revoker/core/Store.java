/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;

/** The revoker's own store: tombstones, armed grants and debt. */
public interface Store {

    /** Does the work in one transaction. */
    <T> T transaction(Function<Books, T> work);

    /** The same for work without a result. */
    default void transact(Consumer<Books> work) {
        transaction(
                books -> {
                    work.accept(books);
                    return true;
                });
    }

    /** The targets on which debt may be tried now. */
    Set<TargetName> targetsDue();

    /**
     * Takes debt of a target for this replica: explicit ends before expiries, and of each the
     * longest due first. A claim runs out by itself soon after the replica dies.
     */
    List<Armed> claim(TargetName target, int most);

    /** Has the claims of this replica on these grants run on. */
    void keepClaims(Set<GrantId> working);

    /** Has all debt of the target tried at once. */
    void hasten(TargetName target);
}
