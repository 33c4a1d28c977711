/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.removal;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;
import io.mayfly.revoker.core.Armed;
import io.mayfly.revoker.core.Books;
import io.mayfly.revoker.core.Store;
import io.mayfly.runtime.Patience;

/**
 * The store for workers: what was done on a target is committed as soon as the store is back. A
 * commit that took effect unseen is found by the repeat, which then changes nothing.
 */
record PatientStore(Store store, Patience patience) implements Store {

    @Override
    public <T> T transaction(Function<Books, T> work) {
        return patience.insistOn("committing a removal", () -> store.transaction(work));
    }

    @Override
    public Set<TargetName> targetsDue() {
        return store.targetsDue();
    }

    @Override
    public List<Armed> claim(TargetName target, int most) {
        return store.claim(target, most);
    }

    @Override
    public void keepClaims(Set<GrantId> working) {
        store.keepClaims(working);
    }

    @Override
    public void hasten(TargetName target) {
        store.hasten(target);
    }
}
