/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.IdentityRecord.PrincipalRecord;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.common.grant.StopReason;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.issuer.core.fold.Batch;
import io.mayfly.issuer.core.issue.Claim;
import io.mayfly.issuer.core.pickup.Admission;
import io.mayfly.issuer.core.pickup.Handing;
import io.mayfly.issuer.core.pickup.OneUse;
import io.mayfly.issuer.core.pickup.Wanted;
import io.mayfly.issuer.core.seal.Sealed;

/**
 * The issuer's rows. Each method is one transaction, which states its events with what it changes;
 * what is over is decided in it, on the store's clock. All of them may be repeated.
 */
public interface GrantStore {

    /**
     * Folds a poll: intents (the first of a grant counts), tombstones, identities, positions. A
     * grant that is over by now loses its credential here, and is stopped if it was not issued yet.
     */
    void fold(Batch batch);

    /** Nothing is claimed before the store has folded all that lay there at an assignment. */
    void mustReach(Map<Batch.Partition, Long> ends);

    /**
     * Takes intents to act on for a while: drained, not over, still usable, due.
     *
     * @param room how many more each target can take
     * @param partitions the tasks partitions of which this replica has read all that lay there
     */
    List<Claim> claim(Map<TargetName, Integer> room, Set<Integer> partitions, Duration lease);

    /**
     * The compare-and-set from issuing to active: only while nothing has ended it and the decision
     * is usable. States {@code GrantIssued}.
     *
     * @param minted the credential, where the target made it
     * @return whether it won
     */
    boolean activate(Claim claim, ScopeProof scope, Optional<Sealed> minted);

    /** Gives an issuing grant up, wipes its credential and states {@code IssueStopped}, once. */
    void stop(Claim claim, StopReason reason, String detail);

    /** Leaves a claim to be taken again after a pause. */
    void postpone(Claim claim, Duration pause);

    /** Stops what was not handed out while its decision was usable; says how many. */
    int stopStale();

    /** Wipes what was fetched and needs not be given again, and what has expired. */
    void wipe(Duration grace);

    /** The principal of that id as policy last stated it. */
    Optional<PrincipalRecord> principal(PrincipalId principal);

    /** Admits an assertion once, and within its time on the store's clock. */
    Admission admit(OneUse assertion);

    /**
     * What the caller gets now: the compare-and-set from active to delivered, which takes the
     * credential and states {@code CredentialDelivered}; or why there is nothing.
     *
     * @param grace how long after the delivery a sealed credential may be fetched again
     */
    Handing hand(Wanted wanted, PrincipalId caller, Duration grace);
}
