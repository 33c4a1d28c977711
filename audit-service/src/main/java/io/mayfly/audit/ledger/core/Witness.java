/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Writer;
import io.mayfly.common.signing.EventVerifier;

/** Reads records as they came and says what they are. Nothing that comes is without an answer. */
public final class Witness {

    private static final int LONGEST_WHY = 1000;
    private static final int LONGEST_TYPE = 200;

    private final Optional<EventVerifier> policy;

    /**
     * A witness.
     *
     * @param policy checks what policy has to sign; without it signatures count as good
     */
    public Witness(Optional<EventVerifier> policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /** What the record is; empty for a tombstone, by which a compacted topic forgets a key. */
    public Optional<Sighting> sighting(
            Place place, Map<String, byte[]> headers, Optional<byte[]> value) {
        return value.map(
                bytes -> Sighting.of(place, Hash.over(bytes), read(place, headers, bytes)));
    }

    /** The record as one that cannot be kept as what it is, for {@code why}. */
    public Sighting unreadable(
            Place place, Map<String, byte[]> headers, Optional<byte[]> value, String why) {
        byte[] bytes = value.orElse(new byte[0]);
        return Sighting.of(
                place,
                Hash.over(bytes),
                unreadable(headers, bytes, MalformedEvent.Reason.BAD_DATA, why));
    }

    private Testimony read(Place place, Map<String, byte[]> headers, byte[] value) {
        try {
            CloudEvent event = KafkaBinding.read(headers, Optional.of(value));
            return EventCodec.decode(event)
                    .map(envelope -> believed(place, event, envelope))
                    .orElseGet(() -> new Testimony.Foreign(event));
        } catch (MalformedEvent malformed) {
            return unreadable(headers, value, malformed.reason(), malformed.getMessage());
        }
    }

    private Testimony believed(Place place, CloudEvent event, Envelope<Event> envelope) {
        EventType type = envelope.type();
        if (!type.topic().topicName().equals(place.topic())) {
            return new Testimony.Forged(
                    event, "%s does not belong on %s".formatted(event.type(), place.topic()));
        }
        if (type.topic().writer() != Writer.POLICY || policy.isEmpty()) {
            return new Testimony.Stated(event, envelope);
        }
        try {
            policy.orElseThrow().verify(event);
            return new Testimony.Stated(event, envelope);
        } catch (MalformedEvent unsigned) {
            return new Testimony.Forged(event, unsigned.getMessage());
        }
    }

    private static Testimony unreadable(
            Map<String, byte[]> headers, byte[] value, MalformedEvent.Reason reason, String why) {
        return new Testimony.Unreadable(
                reason,
                shown(why, LONGEST_WHY),
                KafkaBinding.typeOf(headers).map(type -> shown(type, LONGEST_TYPE)),
                value.length);
    }

    /** Foreign text made fit for a ledger: short, without control characters. */
    private static String shown(String text, int most) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return plain.length() <= most ? plain : plain.substring(0, most) + "...";
    }
}
