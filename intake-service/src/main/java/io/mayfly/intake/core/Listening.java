/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.SignalEvent;
import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.task.Origin;
import io.mayfly.common.task.Outcome;
import io.mayfly.common.task.TaskKey;
import io.mayfly.intake.core.Arrival.Reading;

/**
 * Takes what came in, in its order, and says what is news and what is not taken. It decides over
 * attempts that the store has locked, and touches nothing itself.
 */
public final class Listening {

    private final Attempts attempts;
    private final Instant now;
    private final Duration freshness;
    private final List<News> news = new ArrayList<>();
    private final List<Quarantined> quarantined = new ArrayList<>();

    /**
     * One batch.
     *
     * @param known the attempts of all tasks that the batch may touch
     * @param now by the store's clock
     * @param freshness how old a start may be
     */
    Listening(List<Attempt> known, Instant now, Duration freshness) {
        this.attempts = new Attempts(known);
        this.now = now;
        this.freshness = freshness;
    }

    void take(Arrival arrival) {
        switch (arrival.reading()) {
            case Reading.Understood understood -> take(arrival, understood);
            case Reading.BareEnd(Saying.TaskName task, String type, String why) ->
                    attempts.end(arrival.source(), task)
                            .forEach(key -> say(arrival, bareEnd(key, type, why)));
            case Reading.Unreadable(String reason, String detail) ->
                    quarantine(arrival, reason, detail);
        }
    }

    private void take(Arrival arrival, Reading.Understood understood) {
        Origin origin;
        try {
            origin = origin(understood.event());
        } catch (MalformedEvent | IllegalArgumentException unfit) {
            quarantine(arrival, "bad-attribute", unfit.getMessage());
            return;
        }
        take(arrival, understood.saying(), origin);
    }

    private void take(Arrival arrival, Saying saying, Origin origin) {
        Source source = arrival.source();
        switch (saying) {
            case Saying.Start start -> start(arrival, start, origin);
            case Saying.Heartbeat(Saying.TaskName task) ->
                    attempts.beat(source, task)
                            .forEach(key -> say(arrival, new TaskEvent.TaskHeartbeat(key, origin)));
            case Saying.End end ->
                    attempts.end(source, end.task())
                            .forEach(key -> say(arrival, end(key, end, origin)));
            case Saying.Retry(Saying.TaskName task) ->
                    attempts.endRunning(source, task)
                            .forEach(key -> say(arrival, cancelled(key, origin, "retried")));
            case Saying.Suspend(Saying.TaskName task) -> {
                if (source.endsOnSuspend()) {
                    attempts.endRunning(source, task)
                            .forEach(key -> say(arrival, cancelled(key, origin, "suspended")));
                }
            }
            case Saying.EndOfScope(String scope, Outcome outcome) ->
                    attempts.endScope(source.name(), scope)
                            .forEach(
                                    key ->
                                            say(
                                                    arrival,
                                                    new TaskEvent.TaskEnded(
                                                            key,
                                                            outcome,
                                                            Optional.of(origin),
                                                            Optional.of("its workflow ended"))));
            case Saying.Update update ->
                    attempts.beat(source, update.task())
                            .forEach(
                                    key ->
                                            say(
                                                    arrival,
                                                    new TaskEvent.TicketUpdated(
                                                            key, origin, update.context())));
            case Saying.OwnerGone gone ->
                    say(
                            arrival,
                            new SignalEvent.OwnerDisabled(
                                    gone.owner(), source.name(), origin, Optional.empty()));
            case Saying.PrincipalGone gone ->
                    say(
                            arrival,
                            new SignalEvent.PrincipalDisabled(
                                    gone.principal(), source.name(), origin, Optional.empty()));
            case Saying.Nothing nothing -> {}
        }
    }

    private void start(Arrival arrival, Saying.Start start, Origin origin) {
        if (arrival.at().plus(freshness).isBefore(now)) {
            quarantine(
                    arrival,
                    "stale-start",
                    "the start came in at %s, %d s ago"
                            .formatted(
                                    arrival.at(), Duration.between(arrival.at(), now).toSeconds()));
            return;
        }
        switch (attempts.start(arrival.source(), start, digest(Json.canonical(start.request())))) {
            case Attempts.Started.News(TaskKey key, List<TaskKey> superseded) -> {
                superseded.forEach(
                        earlier ->
                                say(
                                        arrival,
                                        cancelled(earlier, origin, "a later attempt started")));
                say(
                        arrival,
                        start.ticket()
                                ? new TaskEvent.TicketOpened(key, origin, start.request())
                                : new TaskEvent.TaskStarted(key, origin, start.request()));
            }
            case Attempts.Started.Repeat repeat -> {}
            case Attempts.Started.Contradiction(TaskKey key) ->
                    quarantine(
                            arrival,
                            "start-differs",
                            "task %s started before, and asked for something else".formatted(key));
        }
    }

    private static TaskEvent end(TaskKey key, Saying.End end, Origin origin) {
        return end.ticket()
                ? new TaskEvent.TicketClosed(key, origin, end.detail())
                : new TaskEvent.TaskEnded(key, end.outcome(), Optional.of(origin), end.detail());
    }

    private static TaskEvent cancelled(TaskKey key, Origin origin, String why) {
        return new TaskEvent.TaskEnded(
                key, Outcome.CANCELLED, Optional.of(origin), Optional.of(why));
    }

    private static TaskEvent bareEnd(TaskKey key, String type, String why) {
        return new TaskEvent.TaskEnded(
                key,
                Outcome.FAILED,
                Optional.empty(),
                Optional.of("an unreadable %s: %s".formatted(type, why)));
    }

    private void say(Arrival arrival, Event event) {
        news.add(new News(event, arrival.trace()));
    }

    private void quarantine(Arrival arrival, String reason, String detail) {
        quarantined.add(new Quarantined(arrival, reason, detail));
    }

    private static Origin origin(CloudEvent event) {
        return new Origin(event.source(), event.id(), event.type(), event.instant());
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    List<News> news() {
        return List.copyOf(news);
    }

    List<Quarantined> quarantined() {
        return List.copyOf(quarantined);
    }

    List<Attempt> changed() {
        return attempts.changed();
    }
}
