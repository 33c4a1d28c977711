/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.bus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * The bus on Kafka, by the producer of the channel {@code out}.
 *
 * <p>Records go straight to the producer: an emitter's queue would keep and repeat what is given up
 * here, and let it out after newer records once the bus is back.
 */
@Singleton
public class KafkaBus implements Bus {

    /** The name of the channel in the configuration. */
    public static final String CHANNEL = "out";

    private static final Logger LOG = Logger.getLogger(KafkaBus.class);

    private final KafkaClientService clients;
    private final Duration bound;

    /**
     * The bus of this service.
     *
     * @param declared has the channel connected, with its producer
     */
    KafkaBus(
            @Channel(CHANNEL) MutinyEmitter<byte[]> declared,
            KafkaClientService clients,
            BusConfig config) {
        this.clients = clients;
        this.bound = config.acknowledgeWithin().plusSeconds(5);
    }

    @Override
    public List<Boolean> publish(List<OutboundRecord> records) {
        Optional<KafkaProducer<String, byte[]>> producer =
                Optional.ofNullable(clients.getProducer(CHANNEL));
        return producer.map(connected -> answers(sent(connected.unwrap(), records)))
                .orElseGet(() -> Collections.nCopies(records.size(), false));
    }

    /**
     * All in flight at once. A record that fails while it is handed over means that no broker is
     * known, and each further one would wait as long.
     */
    private static List<CompletableFuture<Boolean>> sent(
            Producer<String, byte[]> producer, List<OutboundRecord> records) {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>(records.size());
        boolean reached = true;
        for (OutboundRecord record : records) {
            CompletableFuture<Boolean> answer =
                    reached ? sent(producer, record) : CompletableFuture.completedFuture(false);
            reached = reached && !(answer.isDone() && !answer.join());
            answers.add(answer);
        }
        return answers;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
    private static CompletableFuture<Boolean> sent(
            Producer<String, byte[]> producer, OutboundRecord record) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try {
            producer.send(
                    kafkaRecord(record),
                    (metadata, failure) -> answer.complete(acknowledged(record, failure)));
        } catch (KafkaException | IllegalStateException refused) {
            answer.complete(acknowledged(record, refused));
        }
        return answer;
    }

    private static boolean acknowledged(OutboundRecord record, Exception failure) {
        if (failure != null) {
            LOG.warnf("record is not acknowledged; record=%s, reason=%s", record, failure);
        }
        return failure == null;
    }

    private List<Boolean> answers(List<CompletableFuture<Boolean>> sent) {
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException unanswered) {
            LOG.warnf("records are not all answered; records=%d", sent.size());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return sent.stream().map(answer -> answer.getNow(false)).toList();
    }

    private static ProducerRecord<String, byte[]> kafkaRecord(OutboundRecord record) {
        ProducerRecord<String, byte[]> kafkaRecord =
                new ProducerRecord<>(
                        record.topic(),
                        record.partition().isPresent() ? record.partition().getAsInt() : null,
                        record.key(),
                        record.value());
        record.headers().forEach(kafkaRecord.headers()::add);
        return kafkaRecord;
    }
}
