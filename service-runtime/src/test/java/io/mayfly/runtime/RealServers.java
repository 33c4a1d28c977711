/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.mayfly.quickstart.ChildProcess;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.postgres.PostgresBinaries;
import io.mayfly.quickstart.postgres.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A real broker and a real PostgreSQL for a service named {@code issuer}. */
public final class RealServers implements QuarkusTestResourceLifecycleManager {

    private Home home;
    private PostgresServer postgres;
    private ChildProcess broker;
    private int brokerPort;

    @Override
    public Map<String, String> start() {
        try {
            home = Home.at(Files.createTempDirectory("mayfly-runtime"));
            postgres =
                    PostgresServer.start(
                            PostgresBinaries.in(Installation.find().cache()),
                            home,
                            "db",
                            free(),
                            PostgresServer.Durability.NONE);
            prepareDatabase();
            prepareBroker();
            return properties();
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void prepareDatabase() throws SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE ROLE mayfly_issuer_owner LOGIN PASSWORD '%s'"
                            .formatted(home.password("owner")));
            statement.execute(
                    "CREATE ROLE mayfly_issuer LOGIN PASSWORD '%s'"
                            .formatted(home.password("runtime")));
            statement.execute("CREATE DATABASE mayfly OWNER mayfly_issuer_owner");
        }
    }

    private void prepareBroker() throws IOException {
        brokerPort = free();
        Path users =
                PrivateFiles.write(
                        home.run("users"),
                        "admin=%s\nissuer=%s\n"
                                .formatted(home.password("admin"), home.password("issuer")));
        PrivateFiles.write(
                home.run("broker.properties"),
                "data=%s\nport=%d\ncontroller.port=%d\nusers=%s\n"
                        .formatted(home.data("broker"), brokerPort, free(), users));
        startBroker();
        createTopics();
    }

    void startBroker() {
        broker =
                ChildProcess.start(
                        home,
                        "broker",
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                Installation.find().brokerClassPath(),
                                "io.mayfly.broker.EmbeddedBroker",
                                home.run("broker.properties").toString()),
                        Map.of());
    }

    void killBroker() {
        broker.kill();
    }

    PostgresServer postgres() {
        return postgres;
    }

    private void createTopics() {
        try (Admin admin = admin()) {
            admin.createTopics(
                            List.of(
                                    new NewTopic("mayfly.decisions.v1", 4, (short) 1),
                                    new NewTopic("mayfly.tasks.v1", 4, (short) 1),
                                    new NewTopic("mayfly.grants.v1", 4, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Admin admin() {
        return Admin.create(Map.copyOf(clientSettings()));
    }

    /** Settings of a client that may do everything. */
    Map<String, Object> clientSettings() {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + brokerPort,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                login());
    }

    private String login() {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"admin\" password=\"%s\";".formatted(home.password("admin"));
    }

    private Map<String, String> properties() {
        return Map.of(
                "mayfly.bus.bootstrap",
                "127.0.0.1:" + brokerPort,
                "mayfly.bus.password",
                home.password("issuer"),
                "kafka.sasl.jaas.config",
                login(),
                "mayfly.store.address",
                "127.0.0.1:" + postgres.port() + "/mayfly",
                "mayfly.store.password",
                home.password("runtime"),
                "mayfly.store.owner-password",
                home.password("owner"),
                "mayfly.tokens.issuer",
                "https://issuer.example",
                "mayfly.tokens.public-key",
                "keys.jwks");
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(RealServers.class));
    }

    @Override
    public void stop() {
        broker.close();
        postgres.close();
    }
}
