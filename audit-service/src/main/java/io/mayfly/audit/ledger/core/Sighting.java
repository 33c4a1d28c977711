/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.mayfly.common.NameBasedUuid;

/**
 * One record of a topic as the ledger saw it, not yet chained.
 *
 * @param identity by which a repeat is known: the event's id, or for what is no true event of ours
 *     an id that follows from the place and the bytes
 * @param digest SHA-256 of the record's value
 */
public record Sighting(UUID identity, Place place, Hash digest, Testimony testimony) {

    private static final UUID NAMESPACE = UUID.fromString("2a7d0e3c-94f1-5d7e-8b52-6c3f1e9a0d84");

    public Sighting {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(testimony, "testimony");
    }

    static Sighting of(Place place, Hash digest, Testimony testimony) {
        UUID identity =
                switch (testimony) {
                    case Testimony.Stated stated -> stated.envelope().id().value();
                    case Testimony.Foreign foreign -> byPlace(place, digest);
                    case Testimony.Forged forged -> byPlace(place, digest);
                    case Testimony.Contradicting contradicting -> byPlace(place, digest);
                    case Testimony.Unreadable unreadable -> byPlace(place, digest);
                };
        return new Sighting(identity, place, digest, testimony);
    }

    private static UUID byPlace(Place place, Hash digest) {
        return NameBasedUuid.of(NAMESPACE, List.of(place.toString(), digest.hex()));
    }

    /** Its own identity, and the one it would have if it contradicted the ledger. */
    Set<UUID> identities() {
        return Set.copyOf(List.of(identity, byPlace(place, digest)));
    }

    /** The same, found to say something else than the ledger holds under its event id already. */
    Sighting contradicting(Testimony.Stated stated) {
        return of(place, digest, new Testimony.Contradicting(stated.event()));
    }
}
