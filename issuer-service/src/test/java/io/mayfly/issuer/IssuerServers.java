/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import com.nimbusds.jose.jwk.JWKSet;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.ReadPosition;
import io.mayfly.common.event.Topic;
import io.mayfly.common.event.Writer;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.postgres.ServiceDatabase;
import io.mayfly.quickstart.shop.Shop;
import io.mayfly.runtime.bus.OutboundRecord;
import io.mayfly.testkit.server.KafkaServer;
import io.mayfly.testkit.server.PostgresServers;
import io.mayfly.testkit.server.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker, a real store and the demo target, for an issuer under test. */
public final class IssuerServers implements QuarkusTestResourceLifecycleManager {

    final World world = World.of("agent-" + UUID.randomUUID());
    private ServiceDatabase database;
    private Shop shop;
    private KafkaServer kafka;
    private KafkaProducer<String, byte[]> producer;

    @Override
    public Map<String, String> start() {
        kafka = KafkaServer.shared();
        shop = PostgresServers.shared().shop();
        database = PostgresServers.shared().freshDatabase();
        Map<String, Object> login = new HashMap<>(kafka.admin());
        producer = new KafkaProducer<>(login, new StringSerializer(), new ByteArraySerializer());
        try {
            return settings();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, String> settings() throws IOException {
        Path folder = Files.createTempDirectory("mayfly-issuer");
        PrivateFiles.write(folder.resolve("issuing"), shop.password("svc_issuer"));
        Path envelope = folder.resolve("envelope");
        PrivateFiles.write(envelope, Base64.getEncoder().encodeToString(new byte[32]));
        Path keys = Files.createFile(folder.resolve("policy.jwks.json"));
        Files.writeString(keys, new JWKSet(world.policyKey).toString(true));
        Files.writeString(folder.resolve("shop.yaml"), target());
        Map<String, String> settings = new HashMap<>(RealServers.settings(Writer.ISSUER, database));
        settings.put("mayfly.issuer.url", World.ISSUER_URL);
        settings.put("mayfly.issuer.policy-keys", keys.toString());
        settings.put("mayfly.issuer.targets", folder.toString());
        settings.put("mayfly.issuer.secrets", folder.toString());
        settings.put("mayfly.issuer.envelope-key", envelope.toString());
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    private String target() {
        return """
        name: shop
        kind: postgres
        host: 127.0.0.1
        port: %d
        database: shop
        tls: disable
        issuing: {user: svc_issuer, passwordFile: issuing}
        ending: {user: svc_revoker, passwordFile: ending}
        resources:
          orders: {relation: public.orders, templates: {mftpl_orders_read: [select]}}
        """
                .formatted(shop.server().port());
    }

    /** Puts it on its topic, and says from where whoever has read it reads on. */
    ReadPosition publish(Envelope<? extends Event> envelope) {
        OutboundRecord record = OutboundRecord.of(envelope);
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>(record.topic(), record.key(), record.value());
        record.headers().forEach(sent.headers()::add);
        try {
            RecordMetadata metadata = producer.send(sent).get();
            return new ReadPosition(metadata.partition(), metadata.offset() + 1);
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What the issuer has stated of a subject, in the order of the topic. */
    List<Event> stated(String subject) {
        Map<String, Object> login = new HashMap<>(kafka.admin());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(login, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topic.GRANTS.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Event> stated = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> add(stated, r, subject));
            }
            return stated;
        }
    }

    private static void add(
            List<Event> stated, ConsumerRecord<String, byte[]> record, String subject) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        Event event =
                EventCodec.decode(KafkaBinding.read(headers, java.util.Optional.of(record.value())))
                        .orElseThrow()
                        .event();
        if (event.subject().equals(subject)) {
            stated.add(event);
        }
    }

    /** The issuer's own store, as an administrator sees it. */
    Connection store() throws SQLException {
        return database.server().connect(database.name());
    }

    /** The target, as an administrator sees it. */
    Connection target(String databaseName) throws SQLException {
        return shop.server().connect(databaseName);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(IssuerServers.class));
    }

    @Override
    public void stop() {
        producer.close();
    }
}
