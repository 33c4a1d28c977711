/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

import io.mayfly.runtime.Patience;
import io.mayfly.runtime.ServiceStopping;
import io.mayfly.runtime.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The one channel by which a service reads its topics. Batches are handled one after the other and
 * in place: a missing server makes the channel wait, a record that cannot be handled is set aside,
 * and neither ever stops it.
 */
@Singleton
public class Inlet {

    /** The name of the channel in the configuration. */
    public static final String CHANNEL = "in";

    private static final Logger LOG = Logger.getLogger(Inlet.class);

    private final BatchHandler handler;
    private final Patience patience;
    private final ReadPositions positions;
    private final Assignments assignments;
    private final ChannelPulse pulse;
    private final ReentrantLock turn = new ReentrantLock(true);

    Inlet(
            BatchHandler handler,
            Patience patience,
            ReadPositions positions,
            Assignments assignments,
            ChannelPulse pulse) {
        this.handler = handler;
        this.patience = patience;
        this.positions = positions;
        this.assignments = assignments;
        this.pulse = pulse;
    }

    /**
     * Takes one batch. The answer comes when it is handled, and the next batch only after it; if
     * the service stops first there is none, so that nothing counts as done.
     */
    @Incoming(CHANNEL)
    public Uni<Void> receive(ConsumerRecords<String, byte[]> polled) {
        List<InboundRecord> records = records(polled);
        return Uni.createFrom()
                .emitter(
                        done ->
                                Thread.ofVirtual()
                                        .name("mayfly-inlet")
                                        .start(
                                                () -> {
                                                    if (handled(records)) {
                                                        done.complete(null);
                                                    }
                                                }));
    }

    private boolean handled(List<InboundRecord> records) {
        turn.lock();
        try {
            pulse.took(records);
            tellAssignments();
            handle(records);
            positions.handled(records);
            pulse.done();
            return true;
        } catch (ServiceStopping stopping) {
            LOG.infof("left for the next start; records=%d", records.size());
            return false;
        } finally {
            turn.unlock();
        }
    }

    /** Tells the handler of new partitions if no batch does so first. */
    void tellAssignmentsInTurn() {
        turn.lock();
        try {
            tellAssignments();
        } finally {
            turn.unlock();
        }
    }

    private void tellAssignments() {
        Queue<List<AssignedPartition>> untold = assignments.untold();
        while (!untold.isEmpty()) {
            patience.insist("telling of an assignment", () -> handler.assigned(untold.element()));
            untold.remove();
        }
    }

    private void handle(List<InboundRecord> records) {
        try {
            patience.insist("handling a batch", () -> handler.handle(records));
        } catch (ServiceStopping stopping) {
            throw stopping;
        } catch (RuntimeException somewhereInIt) {
            LOG.warnf(somewhereInIt, "batch comes again one by one; records=%d", records.size());
            records.forEach(this::handleAlone);
        }
    }

    private void handleAlone(InboundRecord record) {
        try {
            patience.insist("handling a record", () -> handler.handle(List.of(record)));
        } catch (ServiceStopping stopping) {
            throw stopping;
        } catch (RuntimeException poison) {
            LOG.errorf(poison, "record goes to quarantine; record=%s", record);
            patience.insist("quarantine of a record", () -> quarantine(record, poison));
        }
    }

    /** A record is never let go because setting it aside failed as well. */
    private void quarantine(InboundRecord record, RuntimeException poison) {
        try {
            handler.quarantine(record, poison);
        } catch (ServiceStopping | Unavailable known) {
            throw known;
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "record cannot be set aside; record=%s", record);
            throw new Unavailable("quarantine of " + record + " failed", failed);
        }
    }

    private static List<InboundRecord> records(ConsumerRecords<String, byte[]> polled) {
        List<InboundRecord> records = new ArrayList<>(polled.count());
        for (ConsumerRecord<String, byte[]> record : polled) {
            records.add(record(record));
        }
        return List.copyOf(records);
    }

    private static InboundRecord record(ConsumerRecord<String, byte[]> record) {
        return new InboundRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Optional.ofNullable(record.key()),
                headers(record),
                Optional.ofNullable(record.value()),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static Map<String, byte[]> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        }
        return headers;
    }
}
