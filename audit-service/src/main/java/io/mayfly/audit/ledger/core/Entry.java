/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.Writer;

/**
 * One entry of the ledger, as its record says it: all of it follows from the record's bytes.
 *
 * @param identity by which a repeat is known
 * @param type the event's name, such as {@code GrantIssued}, or for what is no believed event
 *     {@code foreign}, {@code forged}, {@code contradicting}, {@code unreadable}
 * @param writer the service that stated it; absent where nobody is believed
 * @param seq the writer's count of the subject's events
 * @param statedAt when the writer stated it, by its store's clock
 * @param digest SHA-256 of the value that was on the topic
 * @param event the event; absent where it is not believed
 */
public record Entry(
        long position,
        UUID identity,
        Place place,
        String type,
        EntryCode code,
        Optional<Writer> writer,
        OptionalLong seq,
        Optional<Instant> statedAt,
        About about,
        Optional<String> traceId,
        Optional<String> actor,
        Optional<EventId> cause,
        Hash digest,
        Optional<Event> event) {

    public Entry {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(writer, "writer");
        Objects.requireNonNull(seq, "seq");
        Objects.requireNonNull(statedAt, "statedAt");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(event, "event");
    }

    /** When the broker appended it. */
    public Instant at() {
        return place.appendedAt();
    }
}
