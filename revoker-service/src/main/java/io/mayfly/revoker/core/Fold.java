/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.mayfly.common.event.DeadTopicRecord.DeadRecord;
import io.mayfly.common.event.RevocationEvent.RevocationRequested;
import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.Ending;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.LifeEvent;

/**
 * Folds what was heard into the store, in any order of arrival: an end that comes before its
 * approval ends the grant when the approval arrives. Calls no target.
 */
public final class Fold {

    private final Store store;
    private final Marks marks;

    public Fold(Store store, Marks marks) {
        this.store = store;
        this.marks = marks;
    }

    /** Folds a batch in one transaction. */
    public void fold(List<Heard> batch) {
        Sorted heard = Sorted.of(batch);
        if (!heard.isEmpty()) {
            store.transact(books -> fold(books, heard));
        }
    }

    /**
     * Buries something in a transaction that somebody else has begun, and has its mark published
     * when that is committed.
     */
    void bury(Books books, Tombstone tombstone) {
        fold(books, Sorted.of(List.of(new Heard.Over(tombstone))));
        marks.of(tombstone)
                .ifPresent(
                        mark ->
                                books.state(
                                        List.of(
                                                new Statement(
                                                        mark,
                                                        tombstone.said().cause(),
                                                        tombstone.said().by(),
                                                        Optional.empty()))));
    }

    /**
     * Ends what has run out of time.
     *
     * @return how many grants that were
     */
    public int expire(int most) {
        return store.transaction(
                books -> {
                    List<Armed> expired = books.lockExpired(most);
                    settle(books, expired, List.of(), Map.of());
                    return expired.size();
                });
    }

    private void fold(Books books, Sorted heard) {
        books.takeTurns(heard.arming(), heard.ending());
        books.bury(heard.tombstones());
        books.keepRenewals(heard.renewals());
        Set<GrantId> touched = new HashSet<>(books.arm(heard.approvals()));
        books.note(heard.issued());
        heard.renewals().forEach(renewal -> touched.add(renewal.grant()));
        List<Armed> locked = books.lockPermitted(touched, heard.ending());
        Set<Subject> subjects =
                locked.stream()
                        .flatMap(grant -> grant.subjects().stream())
                        .collect(Collectors.toSet());
        settle(
                books,
                locked,
                subjects.isEmpty() ? List.of() : books.tombstones(subjects),
                locked.isEmpty() ? Map.of() : books.renewals(ids(locked)));
    }

    private static Set<GrantId> ids(List<Armed> grants) {
        return grants.stream().map(Armed::id).collect(Collectors.toSet());
    }

    private void settle(
            Books books,
            List<Armed> locked,
            List<Tombstone> tombstones,
            Map<GrantId, Instant> renewals) {
        Instant now = books.now();
        List<Armed> changed = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        for (Armed grant : locked) {
            Optional<Tombstone> end = first(grant, tombstones);
            Armed settled =
                    end.map(tombstone -> grant.endedBy(tombstone, now))
                            .orElseGet(() -> lived(grant, renewals, now));
            if (!settled.equals(grant)) {
                changed.add(settled);
            }
            settled.ending().ifPresent(ending -> statements.addAll(over(settled, ending, end)));
        }
        books.save(changed);
        books.state(statements);
    }

    private static Optional<Tombstone> first(Armed grant, List<Tombstone> tombstones) {
        return tombstones.stream()
                .filter(tombstone -> tombstone.ends(grant))
                .min(Comparator.comparing(tombstone -> tombstone.ending().endedAt()));
    }

    private static Armed lived(Armed grant, Map<GrantId, Instant> renewals, Instant now) {
        Armed renewed =
                Optional.ofNullable(renewals.get(grant.id()))
                        .map(notAfter -> grant.renewed(notAfter, now))
                        .orElse(grant);
        return renewed.after(new LifeEvent.TimePassed(), now);
    }

    /** The request, and the grant's own mark unless a wider mark covers it. */
    private List<Statement> over(Armed grant, Ending ending, Optional<Tombstone> end) {
        Said said = end.map(Tombstone::said).orElseGet(Said::byItself);
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(grant, said, requested(grant, ending, said)));
        if (end.flatMap(marks::of).isEmpty()) {
            DeadRecord mark = marks.of(grant, ending);
            statements.add(Statement.of(grant, said, mark));
        }
        return statements;
    }

    private static RevocationRequested requested(Armed grant, Ending ending, Said said) {
        EndReason reason = ending.reason();
        return new RevocationRequested(
                grant.id(),
                grant.task(),
                grant.target(),
                reason,
                ending.endedAt(),
                said.by(),
                said.note());
    }

    /** A batch by what has to be done with it. */
    private record Sorted(
            List<Armed> approvals,
            List<Tombstone> tombstones,
            List<Heard.Issued> issued,
            List<Heard.Renewed> renewals) {

        static Sorted of(List<Heard> batch) {
            Sorted sorted =
                    new Sorted(
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>());
            batch.forEach(sorted::add);
            return sorted;
        }

        private void add(Heard heard) {
            switch (heard) {
                case Heard.Approved(Armed grant) -> approvals.add(grant);
                case Heard.Over(Tombstone tombstone) -> tombstones.add(tombstone);
                case Heard.Issued note -> issued.add(note);
                case Heard.Renewed renewal -> renewals.add(renewal);
            }
        }

        boolean isEmpty() {
            return approvals.isEmpty()
                    && tombstones.isEmpty()
                    && issued.isEmpty()
                    && renewals.isEmpty();
        }

        Set<Subject> arming() {
            return approvals.stream()
                    .flatMap(grant -> grant.subjects().stream())
                    .collect(Collectors.toSet());
        }

        Set<Subject> ending() {
            return tombstones.stream().map(Tombstone::about).collect(Collectors.toSet());
        }
    }
}
