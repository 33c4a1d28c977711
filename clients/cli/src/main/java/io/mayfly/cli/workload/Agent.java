/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.workload;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;

import io.mayfly.cli.workload.Sighting.What;
import io.mayfly.common.codec.Json;

/**
 * An AI agent at its work: picks up its credential, reads the table it was given, tries one it was
 * not given, and sits in a long query until it is thrown out. Then it tries to come back.
 */
public final class Agent {

    private static final int LONGEST_QUERY_SECONDS = 300;
    private static final int TRIES_TO_COME_BACK = 3;

    private final Assignment assignment;
    private final InstantSource clock;
    private final PrintStream out;

    Agent(Assignment assignment, InstantSource clock, PrintStream out) {
        this.assignment = assignment;
        this.clock = clock;
        this.out = out;
    }

    /** Runs one agent; {@link Assignment} says what the arguments are. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new Agent(Assignment.of(arguments), InstantSource.system(), out).work();
    }

    void work() throws Exception {
        switch (new PickUp(assignment, clock).ask()) {
            case PickUp.Answer.Refused(int status, String body) ->
                    say(
                            Sighting.of(
                                    What.NOTHING_GIVEN,
                                    clock.instant(),
                                    "pick up",
                                    status + " " + body));
            case PickUp.Answer.Given(Credential credential) -> use(credential);
        }
    }

    private void use(Credential credential) throws SQLException {
        say(
                Sighting.of(
                        What.PICKED_UP,
                        clock.instant(),
                        "picked up " + credential.user(),
                        credential.grant()));
        try (Connection session = open(credential)) {
            readGranted(session);
            readOther(session);
            sitInQuery(session);
        }
        for (int i = 0; i < TRIES_TO_COME_BACK; i++) {
            comeBack(credential);
        }
    }

    private void readGranted(Connection session) throws SQLException {
        String sql = "SELECT count(*) FROM " + assignment.resource();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            say(Sighting.of(What.USABLE, clock.instant(), sql, rows.getString(1)));
        }
    }

    private void readOther(Connection session) {
        String sql = "SELECT count(*) FROM " + assignment.otherTable();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            say(Sighting.of(What.OTHER_TABLE_READ, clock.instant(), sql, rows.getString(1)));
        } catch (SQLException refused) {
            say(Sighting.refused(What.OTHER_TABLE_REFUSED, clock.instant(), sql, refused));
        }
    }

    private void sitInQuery(Connection session) {
        String sql =
                "SELECT count(*), pg_sleep(%d) FROM %s"
                        .formatted(LONGEST_QUERY_SECONDS, assignment.resource());
        try (Statement statement = session.createStatement()) {
            say(Sighting.of(What.QUERY_RUNNING, clock.instant(), sql, "running"));
            statement.executeQuery(sql).close();
        } catch (SQLException thrownOut) {
            say(Sighting.refused(What.THROWN_OUT, clock.instant(), sql, thrownOut));
        }
    }

    private void comeBack(Credential credential) {
        try (Connection session = open(credential)) {
            say(
                    Sighting.of(
                            What.LOGIN_LET_IN,
                            clock.instant(),
                            "login " + credential.user(),
                            session.getMetaData().getUserName()));
        } catch (SQLException refused) {
            say(
                    Sighting.refused(
                            What.LOGIN_REFUSED,
                            clock.instant(),
                            "login " + credential.user(),
                            refused));
        }
    }

    private static Connection open(Credential credential) throws SQLException {
        return DriverManager.getConnection(credential.jdbcUrl(), credential.login());
    }

    private void say(Sighting sighting) {
        out.println(new String(Json.canonical(sighting), StandardCharsets.UTF_8));
    }
}
