/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.EventId;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.TaskKey;
import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.Principal;

/** Policy's own store within one transaction. */
public interface Register {

    /** The store's clock. */
    Instant now();

    /** Remembers that these tasks ended. */
    void remember(Set<TaskKey> ended);

    /** Which of these tasks are remembered as ended. */
    Set<TaskKey> ended(Set<TaskKey> tasks);

    /**
     * Remembers the start of each task, unless one is remembered.
     *
     * @return for each task the start that counts: the first
     */
    Map<TaskKey, EventId> firstStarts(Map<TaskKey, EventId> starts);

    /** Which of these grants are decided already. */
    Set<GrantId> decided(Set<GrantId> grants);

    /**
     * Records decisions, each only if its grant has none.
     *
     * @return the grants for which these are the decision
     */
    Set<GrantId> record(List<DecisionEvent> decisions);

    /** Those of these principals that are known. */
    Map<PrincipalId, Principal> principals(Set<PrincipalId> ids);

    /** Those of these owners that are known. */
    Map<OwnerId, Owner> owners(Set<OwnerId> ids);

    /** Holds the identities, so that nobody else changes them before this transaction ends. */
    void holdIdentities();

    /** All principals. */
    Collection<Principal> allPrincipals();

    /** All owners. */
    Collection<Owner> allOwners();

    /** Stores these principals as they are now. */
    void storePrincipals(List<Principal> principals);

    /** Stores these owners as they are now. */
    void storeOwners(List<Owner> owners);

    /**
     * Remembers these signals.
     *
     * @return those that were not remembered before
     */
    Set<EventId> newSignals(List<Signal> signals);

    /** States these events, in their order, with the commit. */
    void state(List<Statement> statements);
}
