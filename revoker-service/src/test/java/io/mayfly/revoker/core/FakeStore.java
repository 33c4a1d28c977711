/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.Ending;
import io.mayfly.common.grant.Grant;
import io.mayfly.common.grant.GrantId;
import io.mayfly.testkit.clock.TestClock;

/** The revoker's store in memory: a transaction that fails leaves nothing behind. */
final class FakeStore implements Store {

    private static final Duration LEASE = Duration.ofSeconds(6);

    private final TestClock clock;
    private State state = new State();

    FakeStore(TestClock clock) {
        this.clock = clock;
    }

    /** All tables. */
    private static final class State {
        final Map<String, Tombstone> tombstones = new HashMap<>();
        final Map<GrantId, Armed> grants = new LinkedHashMap<>();
        final Map<GrantId, Attempt> attempts = new HashMap<>();
        final Map<GrantId, Instant> claims = new HashMap<>();
        final Map<GrantId, Instant> renewals = new HashMap<>();
        final Map<UUID, Revocation> revocations = new HashMap<>();
        final Set<GrantId> terminal = new HashSet<>();
        final List<Statement> stated = new ArrayList<>();

        State copy() {
            State copy = new State();
            copy.tombstones.putAll(tombstones);
            copy.grants.putAll(grants);
            copy.attempts.putAll(attempts);
            copy.claims.putAll(claims);
            copy.renewals.putAll(renewals);
            copy.revocations.putAll(revocations);
            copy.terminal.addAll(terminal);
            copy.stated.addAll(stated);
            return copy;
        }
    }

    @Override
    public synchronized <T> T transaction(Function<Books, T> work) {
        Page page = new Page(state.copy());
        T result = work.apply(page);
        state = page.state;
        page.afterCommit.forEach(Runnable::run);
        return result;
    }

    @Override
    public synchronized Set<TargetName> targetsDue() {
        return state.grants.values().stream()
                .filter(this::due)
                .map(Armed::target)
                .collect(Collectors.toSet());
    }

    private boolean due(Armed grant) {
        Instant now = clock.instant();
        return grant.grant() instanceof Grant.Debt
                && !state.attempts.get(grant.id()).nextTry().isAfter(now)
                && !state.claims.getOrDefault(grant.id(), Instant.MIN).isAfter(now);
    }

    @Override
    public synchronized List<Armed> claim(TargetName target, int most) {
        List<Armed> claimed =
                state.grants.values().stream()
                        .filter(grant -> grant.target().equals(target))
                        .filter(this::due)
                        .sorted(
                                Comparator.comparing(FakeStore::expired)
                                        .thenComparing(g -> state.attempts.get(g.id()).nextTry()))
                        .limit(most)
                        .toList();
        claimed.forEach(grant -> state.claims.put(grant.id(), clock.instant().plus(LEASE)));
        return claimed;
    }

    private static boolean expired(Armed grant) {
        return grant.ending().map(Ending::reason).equals(Optional.of(EndReason.EXPIRED));
    }

    @Override
    public synchronized void keepClaims(Set<GrantId> working) {
        working.forEach(grant -> state.claims.put(grant, clock.instant().plus(LEASE)));
    }

    @Override
    public synchronized void hasten(TargetName target) {
        state.grants.values().stream()
                .filter(grant -> grant.target().equals(target))
                .filter(grant -> grant.grant() instanceof Grant.Debt)
                .forEach(
                        grant ->
                                state.attempts.computeIfPresent(
                                        grant.id(),
                                        (id, last) -> new Attempt(last.error(), clock.instant())));
    }

    /** What was committed to be published, in order. */
    synchronized List<Event> stated() {
        return state.stated.stream().map(Statement::event).toList();
    }

    synchronized List<Statement> statements() {
        return List.copyOf(state.stated);
    }

    /** The names of what was committed about that grant, in order. */
    List<String> facts(GrantId grant) {
        return stated().stream()
                .filter(RevocationEvent.OfGrant.class::isInstance)
                .map(RevocationEvent.OfGrant.class::cast)
                .filter(fact -> fact.grant().equals(grant))
                .map(fact -> fact.getClass().getSimpleName())
                .toList();
    }

    synchronized Armed grant(GrantId id) {
        return Objects.requireNonNull(state.grants.get(id), id.toString());
    }

    synchronized boolean knows(GrantId id) {
        return state.grants.containsKey(id);
    }

    synchronized Attempt attempt(GrantId id) {
        return Objects.requireNonNull(state.attempts.get(id), id.toString());
    }

    synchronized boolean allClosed() {
        return state.grants.values().stream().allMatch(g -> g.grant() instanceof Grant.Closed);
    }

    /** A replica died: what it had claimed is free when its claims have run out. */
    synchronized void claimsRunOut() {
        state.claims.clear();
    }

    /** One transaction. */
    private final class Page implements Books {

        private final State state;
        private final List<Runnable> afterCommit = new ArrayList<>();

        Page(State state) {
            this.state = state;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void takeTurns(Set<Subject> arming, Set<Subject> ending) {}

        @Override
        public void bury(Collection<Tombstone> tombstones) {
            tombstones.forEach(
                    tombstone ->
                            state.tombstones.merge(
                                    tombstone.about() + tombstone.getClass().getSimpleName(),
                                    tombstone,
                                    Page::counting));
        }

        private static Tombstone counting(Tombstone old, Tombstone fresh) {
            boolean replaces =
                    switch (old) {
                        case Tombstone.Dead first -> false;
                        case Tombstone.CutOff cutOff ->
                                ((Tombstone.CutOff) fresh).version() > cutOff.version();
                        case Tombstone.DecidedBefore some ->
                                fresh.ending().endedAt().isAfter(some.ending().endedAt());
                    };
            return replaces ? fresh : old;
        }

        @Override
        public List<Tombstone> tombstones(Set<Subject> subjects) {
            return state.tombstones.values().stream()
                    .filter(tombstone -> subjects.contains(tombstone.about()))
                    .toList();
        }

        @Override
        public Set<GrantId> arm(Collection<Armed> grants) {
            Set<GrantId> fresh = new HashSet<>();
            for (Armed grant : grants) {
                if (state.grants.putIfAbsent(grant.id(), grant) == null) {
                    state.attempts.put(grant.id(), new Attempt(Optional.empty(), Instant.MIN));
                    fresh.add(grant.id());
                }
            }
            return fresh;
        }

        @Override
        public void note(Collection<Heard.Issued> issued) {
            issued.forEach(
                    note ->
                            state.grants.computeIfPresent(
                                    note.grant(), (id, grant) -> noted(grant, note.delivered())));
        }

        private static Armed noted(Armed grant, boolean delivered) {
            Grant next =
                    switch (grant.grant()) {
                        case Grant.Approved approved when delivered ->
                                new Grant.Delivered(approved.id(), approved.approval());
                        case Grant.Approved approved ->
                                new Grant.Active(approved.id(), approved.approval());
                        case Grant.Active active when delivered -> active.delivered();
                        default -> grant.grant();
                    };
            return new Armed(
                    next,
                    grant.approval(),
                    grant.decidedAt(),
                    grant.cause(),
                    grant.trace(),
                    grant.failures());
        }

        @Override
        public void keepRenewals(Collection<Heard.Renewed> renewals) {
            renewals.forEach(
                    renewal ->
                            state.renewals.merge(
                                    renewal.grant(),
                                    renewal.notAfter(),
                                    (one, other) -> one.isAfter(other) ? one : other));
        }

        @Override
        public Map<GrantId, Instant> renewals(Set<GrantId> grants) {
            Map<GrantId, Instant> kept = new HashMap<>(state.renewals);
            kept.keySet().retainAll(grants);
            return kept;
        }

        @Override
        public List<Armed> lockPermitted(Set<GrantId> named, Set<Subject> under) {
            return state.grants.values().stream()
                    .filter(Armed::permitted)
                    .filter(
                            grant ->
                                    named.contains(grant.id())
                                            || under.stream().anyMatch(grant::isUnder))
                    .toList();
        }

        @Override
        public List<Armed> lockExpired(int most) {
            return state.grants.values().stream()
                    .filter(Armed::permitted)
                    .filter(grant -> !clock.instant().isBefore(grant.approval().notAfter()))
                    .limit(most)
                    .toList();
        }

        @Override
        public void save(Collection<Armed> grants) {
            grants.forEach(
                    grant -> {
                        state.grants.put(grant.id(), grant);
                        state.attempts.put(
                                grant.id(), new Attempt(Optional.empty(), clock.instant()));
                    });
        }

        @Override
        public boolean replace(Armed before, Armed after, Attempt attempt) {
            if (!before.equals(state.grants.get(before.id()))) {
                return false;
            }
            state.grants.put(after.id(), after);
            state.attempts.put(after.id(), attempt);
            boolean closed = after.grant() instanceof Grant.Closed;
            if (closed && !state.terminal.add(after.id())) {
                throw new IllegalStateException("a second terminal fact of " + after.id());
            }
            if (closed || attempt.error().isPresent()) {
                state.claims.remove(after.id());
            }
            return true;
        }

        @Override
        public Optional<Revocation> keep(Revocation asked) {
            return Optional.ofNullable(state.revocations.putIfAbsent(asked.id(), asked));
        }

        @Override
        public void state(List<Statement> statements) {
            state.stated.addAll(statements);
        }

        @Override
        public void afterCommit(Runnable action) {
            afterCommit.add(action);
        }
    }
}
