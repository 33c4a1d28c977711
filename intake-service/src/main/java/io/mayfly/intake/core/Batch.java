/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import io.mayfly.intake.core.Arrival.Reading;

/** Arrivals that are taken together, in their order, in one transaction of the store. */
public final class Batch {

    private final List<Arrival> arrivals;
    private final Map<EventName, String> fresh = new HashMap<>();

    public Batch(List<Arrival> arrivals) {
        this.arrivals = List.copyOf(arrivals);
    }

    /** An outside event as its sender names it, within its channel. */
    public record EventName(SourceName source, String eventSource, String eventId) {}

    /** A task, whichever attempt. */
    public record TaskId(SourceName source, String id) {}

    /** What tasks may be part of. */
    public record Scope(SourceName source, String scope) {}

    /**
     * What has to be stored.
     *
     * @param verdicts one per arrival, in their order
     * @param seen the events that were taken, with their digests
     */
    public record Result(
            List<Verdict> verdicts,
            List<News> news,
            List<Quarantined> quarantined,
            List<AttemptRow> changed,
            Map<EventName, String> seen) {

        public Result {
            verdicts = List.copyOf(verdicts);
            news = List.copyOf(news);
            quarantined = List.copyOf(quarantined);
            changed = List.copyOf(changed);
            seen = Map.copyOf(seen);
        }
    }

    /** An attempt as the store keeps it. */
    public record AttemptRow(
            SourceName source,
            String id,
            int attempt,
            boolean open,
            Optional<String> start,
            Optional<String> scope,
            Optional<Duration> window,
            boolean beat) {

        Attempt restored() {
            return new Attempt(new TaskKey(source, id, attempt), open, start, scope, window, beat);
        }

        static AttemptRow of(Attempt attempt) {
            return new AttemptRow(
                    attempt.key().source(),
                    attempt.key().id(),
                    attempt.key().attempt(),
                    attempt.open(),
                    attempt.start(),
                    attempt.scope(),
                    attempt.window(),
                    attempt.beat());
        }
    }

    /** The sources that it came by. */
    public Set<SourceName> sources() {
        Set<SourceName> sources = new HashSet<>();
        arrivals.forEach(arrival -> sources.add(arrival.source().name()));
        return sources;
    }

    /** The events in it that were understood, by name. */
    public Set<EventName> events() {
        Set<EventName> events = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (arrival.reading() instanceof Reading.Understood(CloudEvent event, Saying saying)) {
                events.add(name(arrival, event));
            }
        }
        return events;
    }

    /** The tasks that it may touch. */
    public Set<TaskId> tasks() {
        Set<TaskId> tasks = new HashSet<>();
        for (Arrival arrival : arrivals) {
            SourceName source = arrival.source().name();
            switch (arrival.reading()) {
                case Reading.Understood(CloudEvent event, Saying.OfTask saying) ->
                        tasks.add(new TaskId(source, saying.task().id()));
                case Reading.BareEnd bare -> tasks.add(new TaskId(source, bare.task().id()));
                case Reading.Understood other -> {}
                case Reading.Unreadable none -> {}
            }
        }
        return tasks;
    }

    /** The scopes that it ends. */
    public Set<Scope> scopes() {
        Set<Scope> scopes = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (arrival.reading()
                    instanceof Reading.Understood(CloudEvent event, Saying.EndOfScope saying)) {
                scopes.add(new Scope(arrival.source().name(), saying.scope()));
            }
        }
        return scopes;
    }

    /**
     * Decides.
     *
     * @param seen digests of the events that were taken before
     * @param known the attempts of {@link #tasks} and within {@link #scopes}
     * @param now by the store's clock
     * @param freshness how old a start may be
     */
    public Result decide(
            Map<EventName, String> seen,
            Collection<AttemptRow> known,
            Instant now,
            Duration freshness) {
        Listening listening =
                new Listening(known.stream().map(AttemptRow::restored).toList(), now, freshness);
        List<Verdict> verdicts = new ArrayList<>();
        List<Quarantined> differing = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            verdicts.add(decide(arrival, seen, listening, differing));
        }
        List<Quarantined> quarantined = new ArrayList<>(listening.quarantined());
        quarantined.addAll(differing);
        return new Result(
                verdicts,
                listening.news(),
                quarantined,
                listening.changed().stream().map(AttemptRow::of).toList(),
                fresh);
    }

    private Verdict decide(
            Arrival arrival,
            Map<EventName, String> seen,
            Listening listening,
            List<Quarantined> differing) {
        if (arrival.reading() instanceof Reading.Understood(CloudEvent event, Saying saying)) {
            EventName name = name(arrival, event);
            String digest = digest(event);
            Optional<String> first =
                    Optional.ofNullable(seen.get(name))
                            .or(() -> Optional.ofNullable(fresh.get(name)));
            if (first.isPresent()) {
                return repeated(arrival, first.orElseThrow().equals(digest), differing);
            }
            fresh.put(name, digest);
        }
        int before = listening.quarantined().size();
        listening.take(arrival);
        List<Quarantined> after = listening.quarantined();
        return after.size() == before ? new Verdict.Accepted() : refused(after.getLast());
    }

    private static Verdict repeated(Arrival arrival, boolean same, List<Quarantined> differing) {
        if (same) {
            return new Verdict.Repeated();
        }
        Quarantined quarantined =
                new Quarantined(
                        arrival,
                        "repeat-differs",
                        "an event of this source and id was taken before, with other contents");
        differing.add(quarantined);
        return refused(quarantined);
    }

    private static Verdict refused(Quarantined quarantined) {
        return new Verdict.Refused(quarantined.reason(), quarantined.detail());
    }

    private static EventName name(Arrival arrival, CloudEvent event) {
        return new EventName(arrival.source().name(), event.source(), event.id());
    }

    private static String digest(CloudEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(event.type().getBytes(StandardCharsets.UTF_8));
        bytes.write(0);
        bytes.writeBytes(event.data());
        return Listening.digest(bytes.toByteArray());
    }
}
