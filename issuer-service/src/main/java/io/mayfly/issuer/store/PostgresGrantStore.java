/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.GrantEvent.GrantIssued;
import io.mayfly.common.event.IdentityRecord.PrincipalRecord;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.common.grant.StopReason;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.issuer.core.GrantStore;
import io.mayfly.issuer.core.fold.Batch;
import io.mayfly.issuer.core.issue.Claim;
import io.mayfly.issuer.core.pickup.Admission;
import io.mayfly.issuer.core.pickup.Handing;
import io.mayfly.issuer.core.pickup.OneUse;
import io.mayfly.issuer.core.pickup.Wanted;
import io.mayfly.issuer.core.seal.Sealed;
import io.mayfly.runtime.outbox.Fact;
import io.mayfly.runtime.outbox.Outbox;
import io.mayfly.runtime.start.CrashPoint;
import io.mayfly.runtime.start.Crashes;
import io.mayfly.runtime.store.Database;
import io.mayfly.runtime.store.Transaction;
import jakarta.inject.Singleton;

/** The issuer's rows on PostgreSQL. */
@Singleton
public class PostgresGrantStore implements GrantStore {

    private final Database database;
    private final Outbox outbox;
    private final Crashes crashes;

    PostgresGrantStore(Database database, Outbox outbox, Crashes crashes) {
        this.database = database;
        this.outbox = outbox;
        this.crashes = crashes;
    }

    @Override
    public void fold(Batch batch) {
        database.transact(
                transaction -> outbox.append(transaction, FoldTable.fold(transaction, batch)));
    }

    @Override
    public void mustReach(Map<Batch.Partition, Long> ends) {
        database.transact(transaction -> FoldTable.mustReach(transaction, ends));
    }

    @Override
    public List<Claim> claim(
            Map<TargetName, Integer> room, Set<Integer> partitions, Duration lease) {
        return database.transaction(
                transaction -> ClaimTable.claim(transaction, room, partitions, lease));
    }

    @Override
    public boolean activate(Claim claim, ScopeProof scope, Optional<Sealed> minted) {
        return database.transaction(transaction -> activate(transaction, claim, scope, minted));
    }

    private boolean activate(
            Transaction transaction, Claim claim, ScopeProof scope, Optional<Sealed> minted) {
        Optional<Instant> notAfter = ClaimTable.activate(transaction, claim, minted);
        notAfter.ifPresent(
                until -> {
                    // Before the outbox hears of the commit, or it might publish first.
                    transaction.afterCommit(() -> crashes.at(CrashPoint.K5));
                    state(transaction, claim, issued(claim, scope, until));
                });
        return notAfter.isPresent();
    }

    private static GrantIssued issued(Claim claim, ScopeProof scope, Instant notAfter) {
        return new GrantIssued(
                claim.id(),
                claim.decision().task(),
                claim.decision().principal().id(),
                claim.decision().access(),
                claim.entitlement(),
                scope,
                notAfter);
    }

    private void state(Transaction transaction, Claim claim, GrantIssued event) {
        Fact fact = Fact.of(event).causedBy(claim.cause().event());
        outbox.append(transaction, List.of(claim.cause().trace().map(fact::in).orElse(fact)));
    }

    @Override
    public void stop(Claim claim, StopReason reason, String detail) {
        database.transact(
                transaction ->
                        outbox.append(
                                transaction, StopTable.stop(transaction, claim, reason, detail)));
    }

    @Override
    public void postpone(Claim claim, Duration pause) {
        database.transact(transaction -> ClaimTable.postpone(transaction, claim, pause));
    }

    @Override
    public int stopStale() {
        return database.transaction(
                transaction -> outbox.append(transaction, StopTable.stopStale(transaction)).size());
    }

    @Override
    public void wipe(Duration grace) {
        database.transact(transaction -> StopTable.wipe(transaction, grace));
    }

    @Override
    public Optional<PrincipalRecord> principal(PrincipalId principal) {
        return database.transaction(
                transaction -> PrincipalTable.principal(transaction, principal));
    }

    @Override
    public Admission admit(OneUse assertion) {
        return database.transaction(transaction -> PrincipalTable.admit(transaction, assertion));
    }

    @Override
    public Handing hand(Wanted wanted, PrincipalId caller, Duration grace) {
        return database.transaction(
                transaction ->
                        new HandOver(transaction, outbox, crashes).hand(wanted, caller, grace));
    }
}
