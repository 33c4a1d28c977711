/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.timeline.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.common.event.DeadTopicRecord;
import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.TaskEvent;

/**
 * The ledger folded for one grant.
 *
 * @param startedAt the task's start, else the first that is known
 * @param endedAt what counts as its end: the revoker's word, else the mark's, else the task's end
 * @param provedAt when it was proved that nothing is left
 */
public record Timeline(
        List<Line> lines,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Instant> provedAt) {

    public Timeline {
        lines = List.copyOf(lines);
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(provedAt, "provedAt");
    }

    /**
     * The timeline of these entries, which are all about one grant or its task.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Timeline of(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a timeline of nothing");
        }
        List<Entry> ordered = CausalOrder.of(entries);
        Instant start =
                first(ordered, TaskEvent.Started.class)
                        .map(Entry::at)
                        .orElse(ordered.getFirst().at());
        return new Timeline(
                ordered.stream().map(entry -> line(entry, start)).toList(),
                start,
                end(ordered),
                first(ordered, RevocationEvent.Terminal.class).map(Entry::at));
    }

    /** From the end to the proof. */
    public Optional<Duration> endToProved() {
        return endedAt.flatMap(end -> provedAt.map(proved -> Duration.between(end, proved)));
    }

    private static Optional<Instant> end(List<Entry> ordered) {
        return events(ordered, RevocationEvent.RevocationRequested.class)
                .map(RevocationEvent.RevocationRequested::endedAt)
                .or(
                        () ->
                                events(ordered, DeadTopicRecord.DeadRecord.class)
                                        .map(DeadTopicRecord.DeadRecord::diedAt))
                .or(() -> first(ordered, TaskEvent.Ended.class).map(Entry::at));
    }

    private static <E> Optional<E> events(List<Entry> entries, Class<E> type) {
        return first(entries, type).flatMap(Entry::event).map(type::cast);
    }

    private static Optional<Entry> first(List<Entry> entries, Class<?> type) {
        return entries.stream()
                .filter(entry -> entry.event().filter(type::isInstance).isPresent())
                .findFirst();
    }

    private static Line line(Entry entry, Instant start) {
        return new Line(
                entry,
                entry.at(),
                Duration.between(start, entry.at()),
                entry.event().map(event -> Telling.of(event, entry.at())).orElse("not believed"));
    }
}
