/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.mayfly.common.event.Writer;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.bus.BusLayout;
import io.mayfly.quickstart.bus.BusUser;
import io.mayfly.quickstart.bus.KafkaBroker;
import io.mayfly.quickstart.postgres.PostgresBinaries;
import io.mayfly.quickstart.postgres.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker and a real PostgreSQL for a service named {@code issuer}, with its rights only. */
public final class RealServers implements QuarkusTestResourceLifecycleManager {

    private Home home;
    private PostgresServer postgres;
    private KafkaBroker broker;

    @Override
    public Map<String, String> start() {
        try {
            home = Home.at(Files.createTempDirectory("mayfly-runtime"));
            Ports ports = Ports.free();
            broker = KafkaBroker.start(Installation.find(), home, ports);
            broker.setUp(new BusLayout(Set.of()));
            postgres =
                    PostgresServer.start(
                            PostgresBinaries.in(Installation.find().cache()),
                            home,
                            "db",
                            ports.of(Part.DB),
                            PostgresServer.Durability.NONE);
            prepareDatabase();
            return properties();
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void prepareDatabase() throws SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String role : List.of("mayfly_issuer", "mayfly_issuer_owner")) {
                statement.execute(
                        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, home.password(role)));
            }
            statement.execute("CREATE DATABASE mayfly OWNER mayfly_issuer_owner");
        }
    }

    private Map<String, String> properties() {
        return Map.of(
                "mayfly.bus.bootstrap", broker.bootstrap(),
                "mayfly.bus.password", BusUser.of(Writer.ISSUER).password(home),
                "mayfly.store.address", "127.0.0.1:" + postgres.port() + "/mayfly",
                "mayfly.store.password", home.password("mayfly_issuer"),
                "mayfly.store.owner-password", home.password("mayfly_issuer_owner"),
                "mayfly.tokens.issuer", TestTokens.ISSUER,
                "mayfly.tokens.public-key", TestTokens.publicKey(home).toUri().toString());
    }

    KafkaBroker broker() {
        return broker;
    }

    PostgresServer postgres() {
        return postgres;
    }

    /** Signs tokens of the issuer that the service trusts. */
    TestTokens tokens() {
        return TestTokens.of(home);
    }

    Admin admin() {
        return Admin.create(clientSettings());
    }

    /** Writes to a partition as the super user, and waits until the broker has it all. */
    void write(String topic, int partition, List<String> keys) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        clientSettings(), new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    keys.stream()
                            .map(
                                    key ->
                                            producer.send(
                                                    new ProducerRecord<>(
                                                            topic, partition, key, new byte[] {1})))
                            .toList();
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Settings of a client that may do everything. */
    Map<String, Object> clientSettings() {
        return new HashMap<>(broker.login(BusUser.ADMIN));
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
