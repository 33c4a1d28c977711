/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.GrantId;

/**
 * One open transaction on the revoker's store. What is done in it commits together or not at all.
 */
public interface Books {

    /** The store's clock, which decides what is over. */
    Instant now();

    /**
     * Waits its turn, so that an approval and an end of the same subject never pass each other
     * unseen: arming excludes ending, and the other way about.
     */
    void takeTurns(Set<Subject> arming, Set<Subject> ending);

    /** Stores the tombstones. The first death counts, and the highest cut-off. */
    void bury(Collection<Tombstone> tombstones);

    /** The tombstones about any of these. */
    List<Tombstone> tombstones(Set<Subject> subjects);

    /**
     * Stores grants that are not known yet.
     *
     * @return those that were new
     */
    Set<GrantId> arm(Collection<Armed> grants);

    /** Notes how far the issuer is with grants that are known and not over. */
    void note(Collection<Heard.Issued> issued);

    /** Keeps renewals, of grants that are not known yet as well. The latest of a grant counts. */
    void keepRenewals(Collection<Heard.Renewed> renewals);

    /** What was kept of these. */
    Map<GrantId, Instant> renewals(Set<GrantId> grants);

    /** Locks those grants that are not over and are named or lie under one of the subjects. */
    List<Armed> lockPermitted(Set<GrantId> named, Set<Subject> under);

    /** Locks grants that are not over and whose time is up; those that others lock are left out. */
    List<Armed> lockExpired(int most);

    /** Saves grants that this transaction has locked. */
    void save(Collection<Armed> grants);

    /**
     * Replaces the state of a grant that is in debt, if it still is what it was.
     *
     * @return false if somebody else was first: then nothing has changed
     */
    boolean replace(Armed before, Armed after, Attempt attempt);

    /**
     * Keeps what an operator asked for, unless something was asked under the same id before.
     *
     * @return what was asked before
     */
    Optional<Revocation> keep(Revocation asked);

    /** Adds the events to the transaction, in their order. */
    void state(List<Statement> statements);

    /** Does this once the transaction is committed, before its events are published. */
    void afterCommit(Runnable action);
}
