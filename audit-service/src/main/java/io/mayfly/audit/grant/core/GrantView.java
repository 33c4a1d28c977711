/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

import io.mayfly.common.grant.GrantId;
import io.mayfly.common.task.TaskKey;

/**
 * What the ledger says of one grant. Views of the same grant {@linkplain #join join} to what both
 * say; the order does not matter and neither do repeats, so any order of arrival ends in the same
 * view.
 *
 * @param firstPosition the lowest position of an entry about it
 * @param traceId that of the entry at {@code firstPosition} whose trace is known
 * @param notAfter when it ends whatever happens, the last renewal counted
 * @param reason why it ended, in the revoker's word
 * @param refusal why it was denied or not issued, as a stable word
 */
public record GrantView(
        GrantId id,
        long firstPosition,
        Optional<TaskKey> task,
        Optional<Terms> terms,
        Map<Milestone, Instant> milestones,
        Optional<Counted<Instant>> notAfter,
        Optional<Counted<String>> reason,
        Optional<Counted<String>> refusal,
        Optional<Counted<String>> traceId) {

    public GrantView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(terms, "terms");
        Map<Milestone, Instant> copy = new EnumMap<>(Milestone.class);
        copy.putAll(milestones);
        milestones = Collections.unmodifiableMap(copy);
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(refusal, "refusal");
        Objects.requireNonNull(traceId, "traceId");
    }

    /** What both say. */
    public GrantView join(GrantView other) {
        Map<Milestone, Instant> both = new EnumMap<>(Milestone.class);
        both.putAll(milestones);
        other.milestones.forEach((milestone, at) -> both.merge(milestone, at, milestone::join));
        return new GrantView(
                id,
                Math.min(firstPosition, other.firstPosition),
                task.or(other::task),
                join(terms, other.terms, Terms::join),
                both,
                join(notAfter, other.notAfter, Counted::later),
                join(reason, other.reason, Counted::earlier),
                join(refusal, other.refusal, Counted::earlier),
                join(traceId, other.traceId, Counted::earlier));
    }

    private static <T> Optional<T> join(
            Optional<T> one, Optional<T> other, BinaryOperator<T> both) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(both);
    }

    /** The same, its task being marked. */
    GrantView marked(TaskMark mark) {
        Map<Milestone, Instant> more = new EnumMap<>(Milestone.class);
        more.putAll(milestones);
        more.merge(Milestone.MARKED, mark.markedAt(), Milestone.MARKED::join);
        more.merge(Milestone.ENDED, mark.diedAt(), Milestone.ENDED::join);
        return new GrantView(
                id, firstPosition, task, terms, more, notAfter, reason, refusal, traceId);
    }

    /** When it reached {@code milestone}. */
    public Optional<Instant> at(Milestone milestone) {
        return Optional.ofNullable(milestones.get(milestone));
    }

    private boolean has(Milestone milestone) {
        return milestones.containsKey(milestone);
    }

    /** Where it stands: the furthest that is known, an end before all that is not one. */
    public GrantState state() {
        if (has(Milestone.REVOKED)) {
            return GrantState.REVOKED;
        }
        if (has(Milestone.ABORTED)) {
            return GrantState.ABORTED;
        }
        if (has(Milestone.REMOVED)) {
            return GrantState.REMOVED;
        }
        if (has(Milestone.CONTAINED)) {
            return GrantState.CONTAINED;
        }
        return has(Milestone.APPROVED) || has(Milestone.ISSUED) ? open() : undecided();
    }

    private GrantState open() {
        if (Stream.of(Milestone.MARKED, Milestone.ENDED, Milestone.STOPPED, Milestone.MISUSED)
                .anyMatch(this::has)) {
            return GrantState.MARKED;
        }
        if (has(Milestone.DELIVERED)) {
            return GrantState.DELIVERED;
        }
        return has(Milestone.ISSUED) ? GrantState.ACTIVE : GrantState.APPROVED;
    }

    private GrantState undecided() {
        return has(Milestone.DENIED) ? GrantState.DENIED : GrantState.REQUESTED;
    }

    /** When it was proved gone. */
    public Optional<Instant> provedAt() {
        return at(Milestone.REVOKED).or(() -> at(Milestone.ABORTED));
    }

    /**
     * When it counts as access; empty if it never did, because it was not issued or was contained
     * before the word of its issue came.
     */
    public Optional<AccessInterval> access() {
        Optional<Instant> until =
                Stream.of(Milestone.CONTAINED, Milestone.REVOKED, Milestone.ABORTED)
                        .flatMap(milestone -> at(milestone).stream())
                        .min(Instant::compareTo);
        return at(Milestone.ISSUED)
                .filter(from -> until.filter(end -> !end.isAfter(from)).isEmpty())
                .map(from -> new AccessInterval(from, until));
    }
}
