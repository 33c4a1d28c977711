/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.postgres.PostgresBinaries;
import io.mayfly.quickstart.postgres.PostgresServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import org.flywaydb.core.Flyway;

/**
 * A store of a service's own on a real PostgreSQL, with the outbox in it and no Quarkus round it.
 */
public final class TestStore implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final Home home;
    private final PostgresServer server;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    private TestStore(Home home, PostgresServer server) {
        this.home = home;
        this.server = server;
        this.pool = pool();
    }

    /** Starts the server and brings the schema up to date. */
    public static TestStore start() {
        try {
            Home home = Home.at(Files.createTempDirectory("mayfly-store"));
            PostgresServer server =
                    PostgresServer.start(
                            PostgresBinaries.in(Installation.find().cache()),
                            home,
                            "db",
                            freePort(),
                            PostgresServer.Durability.NONE);
            migrate(home, server);
            return new TestStore(home, server);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void migrate(Home home, PostgresServer server) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE ROLE mayfly_issuer LOGIN PASSWORD '%s'"
                            .formatted(home.password("runtime")));
        }
        Flyway.configure()
                .dataSource(server.jdbcUrl("postgres"), PostgresServer.SUPERUSER, server.password())
                .defaultSchema("issuer")
                .locations("db/runtime")
                .placeholders(Map.of("runtime", "mayfly_issuer"))
                .load()
                .migrate();
    }

    private Pool pool() {
        PgConnectOptions options =
                new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(server.port())
                        .setDatabase("postgres")
                        .setUser("mayfly_issuer")
                        .setPassword(home.password("runtime"));
        options.getProperties().put("search_path", "issuer");
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /** The store as the run-time role sees it. */
    public Database database() {
        return new Database(
                pool,
                new StoreConfig() {
                    @Override
                    public String address() {
                        return "127.0.0.1:" + server.port() + "/postgres";
                    }

                    @Override
                    public String password() {
                        return home.password("runtime");
                    }

                    @Override
                    public String ownerPassword() {
                        return server.password();
                    }

                    @Override
                    public Duration answerWithin() {
                        return ANSWER_WITHIN;
                    }

                    @Override
                    public int poolSize() {
                        return 8;
                    }
                });
    }

    /** The server, to kill and restart it. */
    public PostgresServer server() {
        return server;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        server.close();
    }
}
