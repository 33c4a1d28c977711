/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;

/**
 * The attempts that a batch touches, by task, and the rules by which they are counted: a new
 * attempt opens only at a start that follows an end whose own start was seen; an end that comes
 * first closes the attempt which the next start would get; a start ends every earlier attempt
 * unless the source runs tasks in parallel; an end that names no attempt ends all that run.
 */
final class Attempts {

    private record Task(SourceName source, String id) {}

    private final Map<Task, NavigableMap<Integer, Attempt>> tasks = new HashMap<>();
    private final Set<TaskKey> changed = new HashSet<>();

    Attempts(Collection<Attempt> known) {
        known.forEach(attempt -> of(attempt.key()).put(attempt.key().attempt(), attempt));
    }

    private NavigableMap<Integer, Attempt> of(TaskKey key) {
        return of(key.source(), key.id());
    }

    private NavigableMap<Integer, Attempt> of(SourceName source, String id) {
        return tasks.computeIfAbsent(new Task(source, id), task -> new TreeMap<>());
    }

    /** What a start turned out to be. */
    sealed interface Started {
        /**
         * It is news: the attempt is open, or closed already, and {@code superseded} ended with it.
         */
        record News(TaskKey key, List<TaskKey> superseded) implements Started {}

        /** It says what is known. */
        record Repeat() implements Started {}

        /** It contradicts the first start of that attempt. */
        record Contradiction(TaskKey key) implements Started {}
    }

    Started start(Source source, Saying.Start start, String digest) {
        NavigableMap<Integer, Attempt> attempts = of(source.name(), start.task().id());
        TaskKey key = key(source, start.task(), next(attempts, start.task().attempt(), source));
        Optional<Attempt> known = Optional.ofNullable(attempts.get(key.attempt()));
        Optional<String> first = known.flatMap(Attempt::start);
        if (first.isPresent()) {
            return first.orElseThrow().equals(digest)
                    ? new Started.Repeat()
                    : new Started.Contradiction(key);
        }
        put(
                known.map(closed -> closed.startedTooLate(digest))
                        .orElseGet(
                                () ->
                                        Attempt.started(
                                                key,
                                                digest,
                                                start.scope(),
                                                start.request()
                                                        .heartbeatWindow()
                                                        .or(source::heartbeatWindow))));
        return new Started.News(key, source.parallel() ? List.of() : endEarlier(attempts, key));
    }

    /** The attempt that a start is about. */
    private static int next(
            NavigableMap<Integer, Attempt> attempts, OptionalInt named, Source source) {
        if (named.isPresent() || attempts.isEmpty()) {
            return named.orElse(1);
        }
        Attempt latest = attempts.lastEntry().getValue();
        boolean follows = !latest.open() && latest.start().isPresent();
        boolean beside = latest.open() && source.parallel();
        return follows || beside ? latest.key().attempt() + 1 : latest.key().attempt();
    }

    private List<TaskKey> endEarlier(NavigableMap<Integer, Attempt> attempts, TaskKey key) {
        boolean itself = startedLater(attempts, key);
        return endAll(attempts.headMap(key.attempt(), itself).values(), Attempt::open);
    }

    /** Starts arrive in any order: one that a later attempt has overtaken is over at once. */
    private static boolean startedLater(NavigableMap<Integer, Attempt> attempts, TaskKey key) {
        return attempts.tailMap(key.attempt(), false).values().stream()
                .anyMatch(later -> later.start().isPresent());
    }

    /** The attempts that an end ends; for one that comes first, the attempt that it closes. */
    List<TaskKey> end(Source source, Saying.TaskName task) {
        NavigableMap<Integer, Attempt> attempts = of(source.name(), task.id());
        if (task.attempt().isPresent()) {
            return endNamed(attempts, key(source, task, task.attempt().getAsInt()));
        }
        List<TaskKey> ended = endAll(attempts.values(), Attempt::open);
        return ended.isEmpty() ? closeNext(source, task, attempts) : ended;
    }

    private List<TaskKey> endNamed(NavigableMap<Integer, Attempt> attempts, TaskKey key) {
        Attempt known = attempts.get(key.attempt());
        if (known == null) {
            put(Attempt.endedFirst(key));
            return List.of(key);
        }
        return endAll(List.of(known), Attempt::open);
    }

    private List<TaskKey> closeNext(
            Source source, Saying.TaskName task, NavigableMap<Integer, Attempt> attempts) {
        int latest = attempts.isEmpty() ? 0 : attempts.lastKey();
        if (latest > 0 && attempts.get(latest).start().isEmpty()) {
            return List.of();
        }
        TaskKey next = key(source, task, latest + 1);
        put(Attempt.endedFirst(next));
        return List.of(next);
    }

    /** Ends what runs of a task, and closes nothing that is still to come. */
    List<TaskKey> endRunning(Source source, Saying.TaskName task) {
        return endAll(
                of(source.name(), task.id()).values(),
                attempt ->
                        attempt.open()
                                && (task.attempt().isEmpty()
                                        || task.attempt().getAsInt() == attempt.key().attempt()));
    }

    /** Ends what runs within a scope. */
    List<TaskKey> endScope(SourceName source, String scope) {
        List<Attempt> within = new ArrayList<>();
        tasks.forEach(
                (task, attempts) -> {
                    if (task.source().equals(source)) {
                        within.addAll(attempts.values());
                    }
                });
        return endAll(
                within, attempt -> attempt.open() && attempt.scope().equals(Optional.of(scope)));
    }

    /** The attempts that a heartbeat keeps alive. */
    List<TaskKey> beat(Source source, Saying.TaskName task) {
        List<TaskKey> beaten = new ArrayList<>();
        for (Attempt attempt : List.copyOf(of(source.name(), task.id()).values())) {
            boolean meant =
                    task.attempt().isEmpty()
                            || task.attempt().getAsInt() == attempt.key().attempt();
            if (attempt.open() && meant) {
                put(attempt.heard());
                beaten.add(attempt.key());
            }
        }
        return beaten;
    }

    private List<TaskKey> endAll(Collection<Attempt> attempts, Predicate<Attempt> which) {
        List<TaskKey> ended = new ArrayList<>();
        for (Attempt attempt : List.copyOf(attempts)) {
            if (which.test(attempt)) {
                put(attempt.ended());
                ended.add(attempt.key());
            }
        }
        return ended;
    }

    private void put(Attempt attempt) {
        of(attempt.key()).put(attempt.key().attempt(), attempt);
        changed.add(attempt.key());
    }

    /** The attempts that are not as they were. */
    List<Attempt> changed() {
        return changed.stream().map(key -> of(key).get(key.attempt())).toList();
    }

    private static TaskKey key(Source source, Saying.TaskName task, int attempt) {
        return new TaskKey(source.name(), task.id(), attempt);
    }
}
