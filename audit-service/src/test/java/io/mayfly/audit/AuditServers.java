/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Writer;
import io.mayfly.common.signing.EventSigner;
import io.mayfly.quickstart.postgres.PostgresServer;
import io.mayfly.quickstart.postgres.ServiceDatabase;
import io.mayfly.testkit.server.KafkaServer;
import io.mayfly.testkit.server.PostgresServers;
import io.mayfly.testkit.server.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker and a real store for audit-service, and the voices of the other services. */
public final class AuditServers implements QuarkusTestResourceLifecycleManager {

    private static final KeyPair POLICY = keyPair();

    private ServiceDatabase database;
    private KafkaProducer<String, byte[]> producer;

    @Override
    public Map<String, String> start() {
        database = PostgresServers.shared().freshDatabase();
        KafkaServer kafka = KafkaServer.shared();
        producer =
                new KafkaProducer<>(
                        Map.copyOf(kafka.admin()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        Map<String, String> settings = new TreeMap<>(RealServers.settings(Writer.AUDIT, database));
        settings.put("mayfly.audit.policy-keys", policyKeys().toString());
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        producer.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(AuditServers.class));
    }

    /** A connection to the store as the service's run-time role, or as another. */
    public Connection connect(String role) throws SQLException {
        String password =
                role.equals(PostgresServer.SUPERUSER)
                        ? database.server().password()
                        : database.password(role);
        return database.server().connect(database.name(), role, password);
    }

    /** A token that the service takes as one of that role. */
    public String token(String role) {
        return RealServers.token(role);
    }

    /** States events as their writers would: signed, if they are policy's. */
    public Speaker quickly() {
        return new Speaker() {
            @Override
            public Speaker say(long seq, Event... events) {
                for (Event event : events) {
                    publish(
                            EventType.of(event).topic().topicName(),
                            event.partitionKey(),
                            signed(seq, event));
                }
                return this;
            }
        };
    }

    /** The same, each event only when the broker has the one before. */
    public Speaker inTurn() {
        Speaker quickly = quickly();
        return new Speaker() {
            @Override
            public Speaker say(long seq, Event... events) {
                for (Event event : events) {
                    quickly.say(seq, event);
                    producer.flush();
                }
                return this;
            }
        };
    }

    /** Publishes an event anywhere. */
    public void publish(String topic, String key, CloudEvent event) {
        publish(topic, key, KafkaBinding.headers(event), event.data());
    }

    /** Publishes anything anywhere. */
    public void publish(String topic, String key, Map<String, byte[]> headers, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        headers.forEach(record.headers()::add);
        var _ = producer.send(record);
    }

    private static CloudEvent signed(long seq, Event event) {
        CloudEvent unsigned = Spoken.encoded(seq, event);
        return EventType.of(event).topic().writer() == Writer.POLICY
                ? unsigned.with(
                        EventCodec.SIGNATURE,
                        new EventSigner("policy", POLICY.getPrivate()).sign(unsigned))
                : unsigned;
    }

    private static Path policyKeys() {
        ECPublicKey key = (ECPublicKey) POLICY.getPublic();
        Map<String, String> jwk =
                Map.of(
                        "kty", "EC",
                        "crv", "P-256",
                        "kid", "policy",
                        "use", "sig",
                        "x", coordinate(key.getW().getAffineX().toByteArray()),
                        "y", coordinate(key.getW().getAffineY().toByteArray()));
        try {
            Path file = Files.createTempFile("policy", ".jwks.json");
            file.toFile().deleteOnExit();
            return Files.write(file, Json.canonical(Map.of("keys", List.of(jwk))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String coordinate(byte[] twosComplement) {
        byte[] fixed = new byte[32];
        int length = Math.min(32, twosComplement.length);
        System.arraycopy(
                twosComplement, twosComplement.length - length, fixed, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
