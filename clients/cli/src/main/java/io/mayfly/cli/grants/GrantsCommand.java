/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.grants;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mayfly.cli.ExitCode;
import io.mayfly.cli.Failure;
import io.mayfly.cli.Home;
import io.mayfly.common.codec.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mayfly grants}: lists grants, and shows what is recorded of one. */
@Command(name = "grants", description = "What the ledger knows of grants.")
public final class GrantsCommand implements Runnable {

    private static final String ROW = "%-36s  %-10s %-14s %-14s %-28s %s%n";

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which: list or show");
    }

    @Command(name = "list", description = "The newest grants.")
    int list(
            @Option(names = "--state", description = "only those in this state")
                    Optional<String> state,
            @Option(names = "--target", description = "only those on this target")
                    Optional<String> target,
            @Option(names = "--principal", description = "only those of this principal")
                    Optional<String> principal,
            @Option(names = "--json", description = "one JSON object a line") boolean json) {
        Map<String, String> filters = new TreeMap<>();
        state.ifPresent(value -> filters.put("state", value));
        target.ifPresent(value -> filters.put("target", value));
        principal.ifPresent(value -> filters.put("principal", value));
        List<Timeline.Summary> grants = new Ledger(Home.fromEnvironment()).grants(filters);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            grants.forEach(grant -> out.println(text(grant)));
        } else {
            table(grants, out);
        }
        return ExitCode.DONE.number();
    }

    @Command(name = "show", description = "One grant's timeline.")
    int show(
            @Parameters(paramLabel = "GRANT", description = "its id, or the beginning of it")
                    String grant,
            @Option(names = "--json", description = "as one JSON object") boolean json) {
        if (!grant.matches("[0-9a-fA-F-]{6,36}")) {
            throw new Failure(
                    ExitCode.USAGE,
                    "'%s' is neither a grant id nor the beginning of one".formatted(grant));
        }
        Timeline timeline = new Ledger(Home.fromEnvironment()).timeline(grant);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(text(timeline));
        } else {
            head(timeline.grant(), out);
            TimelineText.lines(timeline).forEach(out::println);
        }
        return ExitCode.DONE.number();
    }

    private static void table(List<Timeline.Summary> grants, PrintWriter out) {
        out.printf(ROW, "GRANT", "STATE", "PRINCIPAL", "TARGET", "RESOURCE", "TASK");
        for (Timeline.Summary grant : grants) {
            out.printf(
                    ROW,
                    grant.id(),
                    grant.state(),
                    grant.principal(),
                    grant.target(),
                    String.join("+", grant.actions()) + " " + grant.resource(),
                    grant.task());
        }
    }

    private static void head(Timeline.Summary grant, PrintWriter out) {
        out.printf("grant      %s%n", grant.id());
        out.printf(
                "state      %s%s%n",
                grant.state(), grant.reason().map(reason -> " (" + reason + ")").orElse(""));
        out.printf(
                "principal  %s%s%n",
                grant.principal(), grant.owner().map(owner -> ", owned by " + owner).orElse(""));
        out.printf(
                "access     %s on %s of %s%n",
                String.join(", ", grant.actions()), grant.resource(), grant.target());
        out.printf("task       %s%n", grant.task());
        grant.endToProvedMillis()
                .ifPresent(millis -> out.printf("proved     %d ms after the end%n", millis));
        grant.traceId().ifPresent(trace -> out.printf("trace      %s%n", trace));
        out.println();
    }

    private static String text(Object value) {
        return new String(Json.canonical(value), StandardCharsets.UTF_8);
    }
}
