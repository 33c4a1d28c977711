/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.bus;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** The bus on Kafka, by the channel {@code out}. */
@Singleton
public class KafkaBus implements Bus {

    /** The name of the channel in the configuration. */
    public static final String CHANNEL = "out";

    private static final Logger LOG = Logger.getLogger(KafkaBus.class);

    private final MutinyEmitter<byte[]> out;
    private final Duration bound;

    /** Callers bound what is in flight: each waits for its own records. */
    KafkaBus(
            @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> out,
            BusConfig config) {
        this.out = out;
        this.bound = config.acknowledgeWithin().multipliedBy(2);
    }

    @Override
    public List<Boolean> publish(List<OutboundRecord> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        try {
            return Uni.join()
                    .all(records.stream().map(this::acknowledged).toList())
                    .andFailFast()
                    .await()
                    .atMost(bound);
        } catch (RuntimeException unanswered) {
            LOG.warnf(
                    "records are not acknowledged; records=%d, reason=%s",
                    records.size(), unanswered);
            return Collections.nCopies(records.size(), false);
        }
    }

    private Uni<Boolean> acknowledged(OutboundRecord record) {
        return out.sendMessage(message(record))
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(
                        refused -> {
                            LOG.warnf(
                                    "record is not acknowledged; record=%s, reason=%s",
                                    record, refused);
                            return false;
                        });
    }

    private static Message<byte[]> message(OutboundRecord record) {
        RecordHeaders headers = new RecordHeaders();
        record.headers().forEach(headers::add);
        OutgoingKafkaRecordMetadata.OutgoingKafkaRecordMetadataBuilder<String> metadata =
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(record.topic())
                        .withKey(record.key())
                        .withHeaders(headers);
        record.partition().ifPresent(metadata::withPartition);
        return Message.of(record.value()).addMetadata(metadata.build());
    }
}
