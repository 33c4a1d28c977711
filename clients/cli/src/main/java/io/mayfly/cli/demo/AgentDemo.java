/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import io.mayfly.cli.ExitCode;
import io.mayfly.cli.Failure;
import io.mayfly.cli.Home;
import io.mayfly.cli.grants.Ledger;
import io.mayfly.cli.grants.Timeline;
import io.mayfly.cli.workload.Sighting;
import io.mayfly.cli.workload.Sighting.What;

/**
 * An AI agent's run: a workflow engine says that a task started; the agent, a process of its own,
 * gets access, reads, tries more than it was given, and sits in a query; the task ends; the query
 * dies and the agent cannot come back. It has passed only if the agent itself saw all of that and
 * the ledger says that it is proved.
 */
final class AgentDemo {

    private static final String SOURCE = "demo";
    private static final String PRINCIPAL = "agent-7";
    private static final String TARGET = "shop";
    private static final String RESOURCE = "orders";
    private static final String OTHER_TABLE = "customers";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(60);

    private final Home home;
    private final InstantSource clock;
    private final Screen screen;
    private final Set<Long> shown = new HashSet<>();

    AgentDemo(Home home, InstantSource clock, Screen screen) {
        this.home = home;
        this.clock = clock;
        this.screen = screen;
    }

    /** How the task ends. */
    enum Ending {
        COMPLETED("demo/read-orders"),
        FAILED("demo/read-orders"),
        /** Never: a workflow that asks for a few seconds only. */
        SILENT("demo/read-orders-briefly");

        private final String workflow;

        Ending(String workflow) {
            this.workflow = workflow;
        }
    }

    /**
     * What came of it. Times are the workload's own.
     *
     * @param startToUsableMs from the start event to the first answered query
     * @param endToRefusedMs from the end to the first refusal
     * @param endToProvedMs from the end to the terminal fact, by the ledger
     * @param refusedWith the target's own SQLSTATE and text
     */
    record Report(
            String useCase,
            boolean passed,
            Optional<Long> startToUsableMs,
            Optional<Long> endToRefusedMs,
            Optional<Long> endToProvedMs,
            Optional<String> refusedWith,
            Optional<String> grantId,
            Optional<String> traceId,
            List<String> missing) {}

    Report play(Ending ending) {
        String instance = "/demo/engine/" + UUID.randomUUID();
        try (Engine engine =
                new Engine(home.clientSettings(SOURCE), SOURCE, instance, ending.workflow, clock)) {
            Instant started = engine.taskStarted();
            screen.startAt(started);
            try (WorkloadProcess agent = new WorkloadProcess(assignment(engine), this::show)) {
                return play(ending, engine, started, agent);
            }
        }
    }

    private List<String> assignment(Engine engine) {
        return List.of(
                home.endpoint("issuer.url"),
                PRINCIPAL,
                home.key(PRINCIPAL + ".jwks.json").toString(),
                SOURCE,
                engine.eventSource(),
                engine.startEventId(),
                TARGET,
                RESOURCE,
                OTHER_TABLE);
    }

    private Report play(Ending ending, Engine engine, Instant started, WorkloadProcess agent) {
        String grant = pickedUp(agent);
        agent.await(What.QUERY_RUNNING, PATIENCE);
        Optional<Instant> endSent =
                switch (ending) {
                    case COMPLETED -> Optional.of(engine.taskCompleted());
                    case FAILED -> Optional.of(engine.taskFaulted());
                    case SILENT -> Optional.empty();
                };
        agent.await(What.THROWN_OUT, PATIENCE);
        agent.await(What.LOGIN_REFUSED, PATIENCE);
        Timeline timeline = proved(grant);
        Instant ended = endSent.or(() -> timeline.grant().endedAt()).orElse(started);
        Report report = report(ending, started, ended, agent, timeline);
        conclude(report);
        return report;
    }

    private String pickedUp(WorkloadProcess agent) {
        Sighting answer =
                agent.await(What.PICKED_UP, PATIENCE)
                        .orElseThrow(
                                () ->
                                        new Failure(
                                                ExitCode.TIMED_OUT,
                                                "the agent got no credential: "
                                                        + agent.complaints()));
        if (answer.what() == What.NOTHING_GIVEN) {
            throw new Failure(
                    ExitCode.DENIED, "the agent was given nothing: " + answer.answer().orElse(""));
        }
        return answer.answer().orElseThrow();
    }

    /** The timeline once it is closed; what it has until then is shown as it comes. */
    private Timeline proved(String grant) {
        Ledger ledger = new Ledger(home);
        Instant until = clock.instant().plus(PATIENCE);
        while (true) {
            Optional<Timeline> timeline = ledger.timelineIfKnown(grant);
            timeline.ifPresent(this::show);
            screen.settle(clock.instant());
            if (timeline.filter(known -> known.grant().closed()).isPresent()) {
                return timeline.orElseThrow();
            }
            if (clock.instant().isAfter(until)) {
                throw new Failure(
                        ExitCode.TIMED_OUT,
                        "grant %s is NOT PROVED gone after %d s"
                                .formatted(grant, PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private void show(Timeline timeline) {
        timeline.entries().stream()
                .filter(entry -> shown.add(entry.position()))
                .forEach(entry -> screen.show(entry.at(), entry.what(), entry.text()));
    }

    private void show(Sighting sighting) {
        String answer =
                sighting.sqlState().map(state -> state + " ").orElse("")
                        + sighting.answer().orElse("").lines().findFirst().orElse("");
        screen.show(sighting.at(), "agent>", sighting.text() + "    " + answer);
    }

    private Report report(
            Ending ending,
            Instant started,
            Instant ended,
            WorkloadProcess agent,
            Timeline timeline) {
        Optional<Sighting> refusal =
                agent.first(What.THROWN_OUT).or(() -> agent.first(What.LOGIN_REFUSED));
        List<String> missing = Missing.of(agent, timeline);
        return new Report(
                "agent-" + ending.name().toLowerCase(Locale.ROOT),
                missing.isEmpty(),
                agent.first(What.USABLE).map(seen -> millis(started, seen.at())),
                refusal.map(seen -> millis(ended, seen.at())),
                timeline.grant().provedAt().map(at -> millis(ended, at)),
                agent.first(What.LOGIN_REFUSED).map(AgentDemo::words),
                Optional.of(timeline.grant().id()),
                timeline.grant().traceId(),
                missing);
    }

    private void conclude(Report report) {
        screen.flush();
        screen.say("");
        if (report.passed()) {
            screen.say(
                    "Proved gone. Start to usable %d ms, end to refused %d ms, end to proved %d ms."
                            .formatted(
                                    report.startToUsableMs().orElseThrow(),
                                    report.endToRefusedMs().orElseThrow(),
                                    report.endToProvedMs().orElseThrow()));
        } else {
            report.missing().forEach(missing -> screen.say("NOT SEEN: " + missing));
        }
        screen.say("Look:  ./mayfly grants show " + report.grantId().orElse(""));
    }

    private static String words(Sighting refusal) {
        return refusal.sqlState().orElse("") + " " + refusal.answer().orElse("");
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }
}
