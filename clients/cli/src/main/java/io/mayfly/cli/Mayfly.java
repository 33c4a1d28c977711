/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.mayfly.cli.demo.DemoCommand;
import io.mayfly.cli.grants.GrantsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Data goes to stdout, messages to stderr. */
@Command(
        name = "mayfly",
        description = "Access that lives exactly as long as the work that needs it.",
        subcommands = {DemoCommand.class, GrantsCommand.class, CommandLine.HelpCommand.class})
public final class Mayfly {

    private Mayfly() {}

    /** Runs one command and ends with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, out(System.out), out(System.err)));
    }

    /** Runs one command. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        return new CommandLine(new Mayfly())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Mayfly::failed)
                .execute(arguments);
    }

    private static int failed(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof Failure expected) {
            command.getErr().println("mayfly: " + expected.getMessage());
            return expected.code().number();
        }
        throw failure;
    }

    private static PrintWriter out(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
