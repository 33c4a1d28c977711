/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.mayfly.quickstart.ChildProcess;
import io.mayfly.quickstart.Leftovers;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.QuickstartException;

/** {@code mayfly up}: starts the system, says where it is, and stays until it is told to end. */
final class Up {

    private final Plan plan;
    private final PrintStream out;

    Up(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /**
     * Runs the system until this process is told to end.
     *
     * @throws QuickstartException if it cannot be started; nothing runs then
     */
    void run() {
        long began = System.nanoTime();
        Seat seat = Seat.take(plan.home()).orElseThrow(this::alreadyUp);
        endLeftovers();
        plan.ports().requireFree();
        plan.installation().requirePackaged();
        LocalSystem system = new LocalSystem(plan);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(system, seat), "down"));
        start(system);
        String greeting = greeting(Duration.ofNanos(System.nanoTime() - began));
        out.print(greeting);
        seat.announce(greeting);
        system.onUnexpectedEnd(this::report);
        awaitEnd();
    }

    /** Told to end in the middle of it, what was waited for ends: that is no failure. */
    private void start(LocalSystem system) {
        try {
            system.start(part -> out.printf("  %-9s ready%n", part.word()));
        } catch (QuickstartException failed) {
            if (!system.ending()) {
                throw failed;
            }
            awaitEnd();
        }
    }

    private QuickstartException alreadyUp() {
        return new QuickstartException(
                "Mayfly is up already%s. Look: ./mayfly status   End it: ./mayfly down"
                        .formatted(
                                Seat.holder(plan.home())
                                        .map(process -> " (process " + process.pid() + ")")
                                        .orElse("")));
    }

    private void endLeftovers() {
        List<String> ended = Leftovers.end(plan.home());
        if (!ended.isEmpty()) {
            out.println("Ended what an earlier run left behind: " + String.join(", ", ended));
        }
    }

    private void end(LocalSystem system, Seat seat) {
        system.close();
        seat.close();
        out.println("Mayfly is down.");
    }

    private void report(ChildProcess process) {
        out.printf("%s ended by itself. Look: ./mayfly logs %s%n", process.name(), process.name());
    }

    private String greeting(Duration took) {
        Ports ports = plan.ports();
        return """
        Mayfly is up in %d s.  Ledger %s   API docs %s/q/openapi   Kafka %s
        Demo source: demo (client settings in %s)   Demo target: shop (PostgreSQL, port %d)
        Try:  ./mayfly demo agent      an AI agent reads one dataset, then loses access
        """
                .formatted(
                        Math.max(1, Math.round(took.toMillis() / 1000.0)),
                        ports.url(Part.AUDIT),
                        ports.url(Part.AUDIT),
                        Endpoints.bootstrap(ports),
                        plan.home().root().resolve("demo-source.properties"),
                        ports.of(Part.SHOP));
    }

    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
