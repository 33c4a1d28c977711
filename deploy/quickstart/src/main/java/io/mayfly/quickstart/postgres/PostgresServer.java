/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.mayfly.quickstart.ChildProcess;
import io.mayfly.quickstart.Folders;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.QuickstartException;
import io.mayfly.quickstart.StopSignal;
import io.mayfly.quickstart.Waiting;

/**
 * A real PostgreSQL server on loopback: every login by SCRAM, data that survive a restart. It stays
 * the same server over {@link #kill} and {@link #restart}.
 */
public final class PostgresServer implements AutoCloseable {

    /** The super user, whose password {@link Home#password} gives. */
    public static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_STARTS = 20;

    private final PostgresBinaries binaries;
    private final Home home;
    private final String name;
    private final int port;
    private final Durability durability;
    private ChildProcess process;

    private PostgresServer(
            PostgresBinaries binaries, Home home, String name, int port, Durability durability) {
        this.binaries = binaries;
        this.home = home;
        this.name = name;
        this.port = port;
        this.durability = durability;
        initialize();
        this.process = launch();
    }

    /** What a crash of the machine may cost. */
    public enum Durability {
        /** Nothing that was committed. */
        FULL("on"),
        /** The data directory; for tests. */
        NONE("off");

        private final String fsync;

        Durability(String fsync) {
            this.fsync = fsync;
        }
    }

    /** Starts a server with its data in {@code home}, made at the first start; does not wait. */
    public static PostgresServer launch(
            PostgresBinaries binaries, Home home, String name, int port, Durability durability) {
        return new PostgresServer(binaries, home, name, port, durability);
    }

    /** Starts a server and waits until it lets the super user in. */
    public static PostgresServer start(
            PostgresBinaries binaries, Home home, String name, int port, Durability durability) {
        PostgresServer server = launch(binaries, home, name, port, durability);
        server.awaitReady();
        return server;
    }

    /** Its port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The super user's password. */
    public String password() {
        return home.password(name + "-" + SUPERUSER);
    }

    /** Where JDBC reaches one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    /** A connection as the super user. */
    public Connection connect(String database) throws SQLException {
        return connect(database, SUPERUSER, password());
    }

    /** A connection as anybody. */
    public Connection connect(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** Its process, to freeze it or look at its log. */
    public ChildProcess process() {
        return process;
    }

    /** Ends it as a power failure of this server would. */
    public void kill() {
        process.kill();
    }

    /**
     * Starts it again on the same data and port, after {@link #kill} or {@link #close}. The
     * sessions of a killed server hold its memory for a moment longer, so it may take some tries.
     */
    public void restart() {
        for (int tries = 1; !restarted(tries == MOST_STARTS); tries++) {
            // The failed start has taken long enough for a pause.
        }
    }

    private boolean restarted(boolean last) {
        process = launch();
        try {
            awaitReady();
            return true;
        } catch (QuickstartException ended) {
            if (last || process.alive()) {
                throw ended;
            }
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private void initialize() {
        Path data = home.data(name);
        if (Files.exists(data)) {
            return;
        }
        Path fresh = data.resolveSibling("." + name + ".new");
        Folders.delete(fresh);
        PrivateFiles.folder(data.getParent());
        password();
        run(
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + home.secret(name + "-" + SUPERUSER),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions",
                        "--no-sync"));
        try {
            Files.move(fresh, data);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void run(String program, List<String> arguments) {
        Path log = PrivateFiles.touch(home.log(name + "-init"));
        try {
            int exit =
                    new ProcessBuilder(binaries.command(program, arguments))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new QuickstartException(
                        "%s failed with %d:%n%s".formatted(program, exit, Files.readString(log)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(program + " cannot be started", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new QuickstartException("interrupted during " + program, interrupted);
        }
    }

    private ChildProcess launch() {
        return ChildProcess.start(
                home,
                name,
                binaries.command("postgres", arguments()),
                Map.of(),
                // "Fast": a plain end would wait until every client has gone by itself.
                StopSignal.INT);
    }

    /** Statements carry verifiers of fresh logins, so the server writes none into its log. */
    private List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("-D", home.data(name).toString(), "-p", "" + port));
        Map.of(
                        "listen_addresses", Ports.HOST,
                        "unix_socket_directories", "",
                        "shared_buffers", "64MB",
                        "max_connections", "100",
                        "fsync", durability.fsync,
                        "full_page_writes", durability.fsync,
                        "log_statement", "none",
                        "log_min_error_statement", "panic",
                        "timezone", "UTC")
                .forEach((key, value) -> arguments.addAll(List.of("-c", key + "=" + value)));
        return arguments;
    }

    /** Waits until it lets the super user in. */
    public void awaitReady() {
        Waiting.until(process, PATIENCE, this::answers);
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
