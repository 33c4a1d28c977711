/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.Json;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.telemetry.TraceContext;

/**
 * The bytes of an entry: an RFC 8785 document that holds all there is to know of it. Writing and
 * reading are inverse, so every table can be built again from these bytes alone.
 */
public final class LedgerRecord {

    private static final String ATTRIBUTES = "attributes";
    private static final String DATA = "data";
    private static final String JSON = "application/json";

    private LedgerRecord() {}

    /** The bytes of the entry at {@code position} for what was seen. */
    public static byte[] write(long position, Sighting sighting) {
        SortedMap<String, Object> record = new TreeMap<>();
        Place place = sighting.place();
        record.put("position", position);
        record.put("identity", sighting.identity().toString());
        record.put("digest", sighting.digest().hex());
        record.put(
                "place",
                new TreeMap<>(
                        Map.of(
                                "topic", place.topic(),
                                "partition", place.partition(),
                                "offset", place.offset(),
                                "appendedAt", place.appendedAt().toString())));
        switch (sighting.testimony()) {
            case Testimony.Stated stated -> {
                record.put("type", stated.envelope().type().record().getSimpleName());
                record.put("code", EntryCode.of(stated.envelope().type()).value());
                putEvent(record, stated.event());
            }
            case Testimony.Foreign foreign -> {
                put(record, "foreign", EntryCode.FOREIGN);
                putEvent(record, foreign.event());
            }
            case Testimony.Forged forged -> {
                put(record, "forged", EntryCode.FORGED);
                record.put("why", forged.why());
                putEvent(record, forged.event());
            }
            case Testimony.Contradicting contradicting -> {
                put(record, "contradicting", EntryCode.CONTRADICTING);
                putEvent(record, contradicting.event());
            }
            case Testimony.Unreadable unreadable -> {
                put(record, "unreadable", EntryCode.UNREADABLE);
                record.put("reason", unreadable.reason().name());
                record.put("why", unreadable.why());
                record.put("bytes", unreadable.bytes());
                unreadable.claimedType().ifPresent(type -> record.put("claimedType", type));
            }
        }
        return Json.canonical(record);
    }

    private static void put(Map<String, Object> record, String type, EntryCode code) {
        record.put("type", type);
        record.put("code", code.value());
    }

    private static void putEvent(Map<String, Object> record, CloudEvent event) {
        SortedMap<String, String> attributes = new TreeMap<>(event.extensions());
        attributes.put("specversion", event.specVersion());
        attributes.put("id", event.id());
        attributes.put("source", event.source());
        attributes.put("type", event.type());
        event.subject().ifPresent(value -> attributes.put("subject", value));
        event.time().ifPresent(value -> attributes.put("time", value));
        event.dataContentType().ifPresent(value -> attributes.put("datacontenttype", value));
        event.dataSchema().ifPresent(value -> attributes.put("dataschema", value));
        record.put(ATTRIBUTES, attributes);
        if (event.dataContentType().filter(JSON::equals).isPresent()) {
            record.put(DATA, Json.read(event.data()));
        }
    }

    /**
     * Reads an entry back.
     *
     * @throws io.mayfly.common.codec.MalformedEvent if these are not the bytes of an entry
     */
    public static Entry read(byte[] record) {
        JsonNode tree = Json.read(record);
        Optional<Envelope<Event>> believed = believed(tree);
        Optional<Event> event = believed.map(Envelope::event);
        return new Entry(
                tree.path("position").longValue(),
                UUID.fromString(tree.path("identity").asText()),
                place(tree.path("place")),
                tree.path("type").asText(),
                new EntryCode(tree.path("code").asText()),
                believed.map(Envelope::writer),
                believed.map(envelope -> OptionalLong.of(envelope.seq()))
                        .orElse(OptionalLong.empty()),
                believed.map(Envelope::time),
                event.map(About::of).orElse(About.NOTHING),
                believed.flatMap(Envelope::trace).map(TraceContext::traceId),
                believed.flatMap(Envelope::actor),
                believed.flatMap(Envelope::cause),
                new Hash(tree.path("digest").asText()),
                event);
    }

    private static Place place(JsonNode tree) {
        return new Place(
                tree.path("topic").asText(),
                tree.path("partition").intValue(),
                tree.path("offset").longValue(),
                Instant.parse(tree.path("appendedAt").asText()));
    }

    private static Optional<Envelope<Event>> believed(JsonNode tree) {
        return switch (tree.path("type").asText()) {
            case "foreign", "forged", "contradicting", "unreadable" -> Optional.empty();
            default -> EventCodec.decode(event(tree));
        };
    }

    private static CloudEvent event(JsonNode tree) {
        SortedMap<String, String> left = new TreeMap<>();
        tree.path(ATTRIBUTES)
                .properties()
                .forEach(attribute -> left.put(attribute.getKey(), attribute.getValue().asText()));
        return new CloudEvent(
                taken(left, "specversion").orElse(""),
                taken(left, "id").orElse(""),
                taken(left, "source").orElse(""),
                taken(left, "type").orElse(""),
                taken(left, "subject"),
                taken(left, "time"),
                taken(left, "datacontenttype"),
                taken(left, "dataschema"),
                left,
                Json.canonical(tree.path(DATA)));
    }

    private static Optional<String> taken(Map<String, String> attributes, String name) {
        return Optional.ofNullable(attributes.remove(name));
    }
}
