/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.QuickstartException;
import io.mayfly.quickstart.config.ConfigFolder;
import io.mayfly.quickstart.postgres.PostgresServer.Durability;

/** The verbs of the {@code mayfly} script that concern the system as a whole. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final Installation installation = Installation.find();
    private final Map<String, String> environment;

    private Main(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs one verb.
     *
     * @param arguments {@code up [--detach] | down | status | reset}
     */
    public static void main(String[] arguments) {
        try {
            int exit = new Main(System.getenv()).run(List.of(arguments));
            if (exit != 0) {
                System.exit(exit);
            }
        } catch (QuickstartException failed) {
            System.err.println(failed.getMessage());
            System.exit(FAILED);
        }
    }

    private int run(List<String> arguments) {
        return switch (String.join(" ", arguments)) {
            case "up" -> {
                new Up(plan(), System.out).run();
                yield 0;
            }
            case "up --detach" -> {
                Seat.holder(home())
                        .ifPresentOrElse(
                                holder -> new Up(plan(), System.out).run(),
                                () -> Detached.start(home(), System.out));
                yield 0;
            }
            case "down" -> {
                Down.run(home(), System.out);
                yield 0;
            }
            case "status" -> Status.print(home(), ports(), System.out) ? 0 : FAILED;
            case "reset" -> {
                Reset.run(home(), System.out);
                yield 0;
            }
            default -> {
                System.err.println("usage: mayfly up [--detach] | down | status | reset");
                yield USAGE;
            }
        };
    }

    private Plan plan() {
        return new Plan(
                installation,
                home(),
                ports(),
                new ConfigFolder(path("MAYFLY_CONFIG").orElse(installation.config())),
                Durability.FULL,
                InstantSource.system());
    }

    private Home home() {
        return Home.at(path("MAYFLY_HOME").orElse(installation.root().resolve(".mayfly")));
    }

    private Ports ports() {
        return Ports.fixed(environment);
    }

    private Optional<Path> path(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(Path::of);
    }
}
