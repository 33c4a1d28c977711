/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Topic;

/** Chains what was seen to what is known: repeats are dropped, all else becomes a link. */
public final class Ledger {

    private static final Set<EventType> MOMENTARY =
            EnumSet.of(EventType.DEAD_BEAT, EventType.TARGET_HEALTH, EventType.PARTITION_HEALTH);

    private Ledger() {}

    /** Whether it becomes an entry: beats and health are the state of a moment, and none. */
    public static boolean remembers(Sighting sighting) {
        return !(sighting.testimony() instanceof Testimony.Stated stated)
                || !MOMENTARY.contains(stated.envelope().type());
    }

    /** The identities under which the ledger may hold some of {@code sightings} already. */
    public static Set<UUID> identities(Collection<Sighting> sightings) {
        return sightings.stream()
                .flatMap(sighting -> sighting.identities().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The links that follow {@code head}.
     *
     * @param known of the {@link #identities} those that the ledger holds, with the digest there
     */
    public static List<Link> links(
            Head head, Map<UUID, Hash> known, Collection<Sighting> sightings) {
        Map<UUID, Hash> held = new HashMap<>(known);
        List<Link> links = new ArrayList<>();
        Head end = head;
        for (Sighting sighting : sightings) {
            Optional<Sighting> fresh = fresh(sighting, held);
            if (fresh.isPresent()) {
                Sighting next = fresh.orElseThrow();
                held.put(next.identity(), next.digest());
                Link link = end.link(LedgerRecord.write(end.position() + 1, next));
                links.add(link);
                end = Head.at(link);
            }
        }
        return List.copyOf(links);
    }

    private static Optional<Sighting> fresh(Sighting sighting, Map<UUID, Hash> held) {
        Optional<Hash> before = Optional.ofNullable(held.get(sighting.identity()));
        if (before.isEmpty()) {
            return Optional.of(sighting);
        }
        if (before.get().equals(sighting.digest())
                || !(sighting.testimony() instanceof Testimony.Stated stated)
                || mayVary(stated.envelope().type())) {
            return Optional.empty();
        }
        Sighting contradicting = sighting.contradicting(stated);
        return held.containsKey(contradicting.identity())
                ? Optional.empty()
                : Optional.of(contradicting);
    }

    /** A mark may be published before its commit, and then once more with another time in it. */
    private static boolean mayVary(EventType type) {
        return type.topic() == Topic.DEAD;
    }
}
