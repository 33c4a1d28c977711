/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.demo;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

import io.mayfly.cli.ExitCode;
import io.mayfly.cli.Home;
import io.mayfly.common.codec.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mayfly demo}: plays a use case against the running system. */
@Command(name = "demo", description = "Plays a use case against the running system.")
public final class DemoCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which: agent");
    }

    /** How the task is to end. */
    static final class End {
        @Option(names = "--fail", description = "the task fails")
        boolean fail;

        @Option(names = "--silent", description = "no end is ever sent; the grant expires")
        boolean silent;

        AgentDemo.Ending ending() {
            if (fail) {
                return AgentDemo.Ending.FAILED;
            }
            return silent ? AgentDemo.Ending.SILENT : AgentDemo.Ending.COMPLETED;
        }
    }

    @Command(
            name = "agent",
            description =
                    "An AI agent reads one dataset, and is thrown out in the middle of a query when"
                            + " its task ends.")
    int agent(
            @ArgGroup(exclusive = true) End end,
            @Option(names = "--json", description = "one JSON object instead of the screen")
                    boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        Screen screen = json ? Screen.blank() : Screen.on(out);
        AgentDemo.Ending ending = end == null ? AgentDemo.Ending.COMPLETED : end.ending();
        AgentDemo.Report report =
                new AgentDemo(Home.fromEnvironment(), InstantSource.system(), screen).play(ending);
        if (json) {
            out.println(new String(Json.canonical(report), StandardCharsets.UTF_8));
        }
        return (report.passed() ? ExitCode.DONE : ExitCode.ERROR).number();
    }
}
