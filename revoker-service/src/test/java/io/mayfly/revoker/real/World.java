/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.Topic;
import io.mayfly.common.event.Writer;
import io.mayfly.common.grant.GrantId;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorFactory;
import io.mayfly.connector.Targets;
import io.mayfly.quickstart.postgres.ServiceDatabase;
import io.mayfly.quickstart.shop.Shop;
import io.mayfly.testkit.server.KafkaServer;
import io.mayfly.testkit.server.PostgresServers;
import io.mayfly.testkit.server.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * All that surrounds the revoker, for real: the bus, its store, a target with its two logins, and
 * policy's key.
 */
public final class World implements QuarkusTestResourceLifecycleManager {

    public static final TargetName SHOP = new TargetName("shop");
    public static final TargetName NOWHERE = new TargetName("nowhere");

    private final PolicyKey policy = PolicyKey.generate("policy-sig");
    private KafkaServer kafka;
    private Shop shop;
    private ServiceDatabase database;
    private Targets issuing;
    private KafkaProducer<String, byte[]> producer;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("mayfly-revoker");
            kafka = KafkaServer.shared();
            shop = PostgresServers.shared().shop();
            database = PostgresServers.shared().freshDatabase();
            Path targets = Files.createDirectory(folder.resolve("targets"));
            Path secrets = Files.createDirectory(folder.resolve("secrets"));
            Files.writeString(targets.resolve("shop.yaml"), target());
            for (String login : Shop.SERVICE_LOGINS) {
                Files.writeString(secrets.resolve(login), shop.password(login) + "\n");
            }
            issuing = Targets.open(targets, secrets, ConnectorFactory.Role.ISSUING);
            Path keys = folder.resolve("policy.jwks.json");
            Files.writeString(keys, policy.publicSet());
            producer =
                    new KafkaProducer<>(
                            Map.copyOf(kafka.admin()),
                            new StringSerializer(),
                            new ByteArraySerializer());
            Map<String, String> settings =
                    new HashMap<>(RealServers.settings(Writer.REVOKER, database));
            settings.put("mayfly.revoker.targets", targets.toString());
            settings.put("mayfly.revoker.secrets", secrets.toString());
            settings.put("mayfly.revoker.policy-keys", keys.toString());
            settings.put("quarkus.http.test-port", "0");
            return settings;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String target() {
        return """
        name: shop
        kind: postgres
        host: 127.0.0.1
        port: %d
        database: shop
        tls: disable
        issuing: {user: svc_issuer, passwordFile: svc_issuer}
        ending: {user: svc_revoker, passwordFile: svc_revoker}
        resources:
          orders:
            relation: public.orders
            templates:
              mftpl_orders_read: [select]
        """
                .formatted(shop.server().port());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(World.class));
    }

    @Override
    public void stop() {
        producer.close();
        issuing.close();
    }

    /** Reading orders on that target. */
    public static Access orders(TargetName target) {
        return Access.of(target, new ResourceName("orders"), List.of(new Action("select")));
    }

    /** What the issuer would do. */
    public Connector issuer() {
        return issuing.named(SHOP).orElseThrow();
    }

    public String token(String role) {
        return RealServers.token(role);
    }

    public KafkaServer kafka() {
        return kafka;
    }

    /** Publishes what policy signs. */
    public void decided(Event event) {
        Envelope<Event> envelope = Said.by(event);
        publish(envelope.signed(policy.sign(EventCodec.encode(envelope))));
    }

    /** Publishes as it is. */
    public void publish(Envelope<?> envelope) {
        var event = EventCodec.encode(envelope);
        publish(
                envelope.type().topic(),
                envelope.event().partitionKey(),
                KafkaBinding.headers(event),
                event.data());
    }

    /** Publishes any bytes. */
    public void publish(Topic topic, String key, Map<String, byte[]> headers, byte[] value) {
        RecordHeaders recordHeaders = new RecordHeaders();
        headers.forEach(recordHeaders::add);
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), null, key, value, recordHeaders))
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Whether the target still has a role or a session of the grant. */
    public boolean stands(GrantId grant) {
        String role = "mf_" + grant.toString().replace("-", "");
        return !ask(
                        shop.server(),
                        Shop.DATABASE,
                        "select count(*) from pg_roles where rolname = '" + role + "'")
                .equals("0");
    }

    /** The first column of the first row of a query on the revoker's store. */
    public String store(String query) {
        return ask(database.server(), database.name(), query);
    }

    private static String ask(
            io.mayfly.quickstart.postgres.PostgresServer server, String name, String query) {
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }
}
