/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.util.Optional;

import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.Ending;

/**
 * Ends access because a person with the right to do so says so. It needs the store and nothing
 * else, so it works while the bus is down.
 */
public final class Revocations {

    private final Store store;
    private final Fold fold;

    public Revocations(Store store, Fold fold) {
        this.store = store;
        this.fold = fold;
    }

    /**
     * Commits the end of a task or grant, or of all that a principal, owner or source holds now.
     *
     * @return what counts under that id: this, or what was asked under it before
     */
    public Revocation request(Revocation asked) {
        return store.transaction(
                books -> {
                    Optional<Revocation> before = books.keep(asked);
                    if (before.isEmpty()) {
                        Ending ending = new Ending(EndReason.OPERATOR, books.now());
                        Said said = Said.byCommand(asked.by(), asked.note());
                        fold.bury(books, Hearing.risen(asked.about(), ending, said));
                    }
                    return before.orElse(asked);
                });
    }
}
