/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.EventId;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.TaskKey;
import io.mayfly.policy.core.decide.Register;
import io.mayfly.policy.core.decide.Signal;
import io.mayfly.policy.core.decide.Statement;
import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.Principal;
import io.mayfly.runtime.outbox.Fact;
import io.mayfly.runtime.outbox.Outbox;
import io.mayfly.runtime.store.Transaction;

/** One transaction on policy's store. Each question is one statement, however much it asks. */
record PgRegister(Transaction transaction, Outbox outbox) implements Register {

    @Override
    public Instant now() {
        return transaction
                .rows("SELECT clock_timestamp() AS now")
                .getFirst()
                .getOffsetDateTime("now")
                .toInstant();
    }

    @Override
    public void remember(Set<TaskKey> ended) {
        if (!ended.isEmpty()) {
            TaskTable.rememberEnds(transaction, ended);
        }
    }

    @Override
    public Set<TaskKey> ended(Set<TaskKey> tasks) {
        return TaskTable.ended(transaction, tasks);
    }

    @Override
    public Map<TaskKey, EventId> firstStarts(Map<TaskKey, EventId> starts) {
        return TaskTable.firstStarts(transaction, starts);
    }

    @Override
    public Set<GrantId> decided(Set<GrantId> grants) {
        return DecisionTable.decided(transaction, grants);
    }

    @Override
    public Set<GrantId> record(List<DecisionEvent> decisions) {
        return decisions.isEmpty() ? Set.of() : DecisionTable.record(transaction, decisions);
    }

    @Override
    public Map<PrincipalId, Principal> principals(Set<PrincipalId> ids) {
        return byId(IdentityTable.principals(transaction, ids), Principal::id);
    }

    @Override
    public Map<OwnerId, Owner> owners(Set<OwnerId> ids) {
        return byId(IdentityTable.owners(transaction, ids), Owner::id);
    }

    @Override
    public void holdIdentities() {
        IdentityTable.hold(transaction);
    }

    @Override
    public Collection<Principal> allPrincipals() {
        return IdentityTable.principals(transaction);
    }

    @Override
    public Collection<Owner> allOwners() {
        return IdentityTable.owners(transaction);
    }

    @Override
    public void storePrincipals(List<Principal> principals) {
        if (!principals.isEmpty()) {
            IdentityTable.storePrincipals(transaction, principals);
        }
    }

    @Override
    public void storeOwners(List<Owner> owners) {
        if (!owners.isEmpty()) {
            IdentityTable.storeOwners(transaction, owners);
        }
    }

    @Override
    public Set<EventId> newSignals(List<Signal> signals) {
        return TaskTable.newSignals(transaction, signals);
    }

    @Override
    public void state(List<Statement> statements) {
        outbox.append(transaction, statements.stream().map(PgRegister::fact).toList());
    }

    private static Fact fact(Statement statement) {
        return new Fact(
                statement.event(),
                statement.cause(),
                java.util.Optional.empty(),
                statement.trace());
    }

    private static <I, T> Map<I, T> byId(List<T> all, Function<T, I> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
