/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.audit.ledger.core.Head;
import io.mayfly.audit.ledger.core.Ledger;
import io.mayfly.audit.ledger.core.LedgerRecord;
import io.mayfly.audit.ledger.core.Link;
import io.mayfly.audit.ledger.core.Place;
import io.mayfly.audit.ledger.core.Sighting;
import io.mayfly.audit.ledger.core.Witness;
import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Topic;
import io.mayfly.common.telemetry.TraceContext;

/**
 * Events as the services might have published them, one after the other, ten milliseconds apart.
 */
public final class Spoken implements Speaker {

    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    public static final TraceContext TRACE =
            new TraceContext(
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", Optional.empty());

    private final Witness witness = new Witness(Optional.empty());
    private final Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
    private final List<Sighting> sightings = new ArrayList<>();
    private Instant now = START;

    /** The events, each the {@code seq}th of its subject. */
    @Override
    public Spoken say(long seq, Event... events) {
        Arrays.stream(events).forEach(event -> sightings.add(next(seq, event)));
        return this;
    }

    private Sighting next(long seq, Event event) {
        Topic topic = EventType.of(event).topic();
        Place place = new Place(topic.topicName(), 3, offsets.merge(topic, 1L, Long::sum) - 1, now);
        now = now.plusMillis(10);
        return seen(place, encoded(seq, event));
    }

    /** What the witness makes of an event at a place. */
    public Sighting seen(Place place, CloudEvent event) {
        return witness.sighting(place, KafkaBinding.headers(event), Optional.of(event.data()))
                .orElseThrow();
    }

    /** The event as its writer puts it on the bus. */
    public static CloudEvent encoded(long seq, Event event) {
        return EventCodec.encode(
                Envelope.stated(event, seq, START, Optional.empty(), Optional.of(TRACE)));
    }

    public List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    public List<Link> links() {
        return Ledger.links(Head.EMPTY, Map.of(), sightings);
    }

    public List<Entry> entries() {
        return links().stream().map(link -> LedgerRecord.read(link.record())).toList();
    }
}
