/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.mayfly.audit.Lives;
import io.mayfly.audit.Spoken;
import io.mayfly.common.event.DecisionEvent.GrantDenied;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {

    private static final Spoken SPOKEN = Lives.whole(new Spoken(), Lives.task(1));

    @Test
    void numbersEntriesFromOneWithoutAGap() {
        assertThat(SPOKEN.links())
                .extracting(Link::position)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void hashesPreviousAndRecord() {
        // when
        List<Link> links = SPOKEN.links();

        // then
        assertThat(links.getFirst().previous()).isEqualTo(Hash.NONE);
        for (int i = 1; i < links.size(); i++) {
            Link link = links.get(i);
            assertThat(link.previous()).isEqualTo(links.get(i - 1).hash());
            assertThat(link.hash())
                    .isEqualTo(Hash.over(links.get(i - 1).hash().bytes(), link.record()));
        }
    }

    /** Two bytes of previous and record by hand: what anybody's own tool has to compute. */
    @Test
    void hashesAsAnyToolWould() {
        // when
        Link link = Head.EMPTY.link("{}".getBytes(StandardCharsets.UTF_8));

        // then: printf '%064d' 0 | xxd -r -p | cat - <(printf '{}') | sha256sum
        assertThat(link.hash().hex())
                .isEqualTo("fb1634c4e6cd4b1f1afe3ce2d6ef080f7ac5d1f357d723ad4dfca782733b62db");
    }

    @Test
    void dropsARepeatWithinTheBatch() {
        // given
        List<Sighting> twice = new ArrayList<>(SPOKEN.sightings());
        twice.addAll(SPOKEN.sightings());

        // when
        List<Link> links = Ledger.links(Head.EMPTY, Map.of(), twice);

        // then
        assertThat(links).isEqualTo(SPOKEN.links());
    }

    @Test
    void dropsWhatIsKnown() {
        assertThat(Ledger.links(new Head(10, Hash.NONE), known(SPOKEN), SPOKEN.sightings()))
                .isEmpty();
    }

    @Test
    void recordsAnotherEventUnderAKnownIdAsAContradiction() {
        // given the same subject, type and count, and other words
        Spoken other = new Spoken().say(1, otherDenial());
        Map<UUID, Hash> known = known(new Spoken().say(1, Samples.of(EventType.GRANT_DENIED)));

        // when
        List<Link> links = Ledger.links(Head.EMPTY, known, other.sightings());

        // then
        assertThat(links).hasSize(1);
        Entry entry = LedgerRecord.read(links.getFirst().record());
        assertThat(entry.code()).isEqualTo(EntryCode.CONTRADICTING);
        assertThat(entry.event()).isEmpty();
    }

    @Test
    void recordsAContradictionOnce() {
        // given
        Spoken other = new Spoken().say(1, otherDenial());
        Map<UUID, Hash> known =
                new HashMap<>(known(new Spoken().say(1, Samples.of(EventType.GRANT_DENIED))));
        Ledger.links(Head.EMPTY, known, other.sightings()).stream()
                .map(link -> LedgerRecord.read(link.record()))
                .forEach(entry -> known.put(entry.identity(), entry.digest()));

        // when it comes again
        List<Link> links = Ledger.links(Head.EMPTY, known, other.sightings());

        // then
        assertThat(known.keySet()).containsAll(Ledger.identities(other.sightings()));
        assertThat(links).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void readsBackWhatItWrote(EventType type) {
        // given
        Event event = Samples.of(type);
        Sighting sighting = new Spoken().say(7, event).sightings().getFirst();

        // when
        Entry entry = LedgerRecord.read(LedgerRecord.write(5, sighting));

        // then
        assertThat(entry.event()).contains(event);
        assertThat(entry.position()).isEqualTo(5);
        assertThat(entry.identity()).isEqualTo(sighting.identity());
        assertThat(entry.place()).isEqualTo(sighting.place());
        assertThat(entry.type()).isEqualTo(type.record().getSimpleName());
        assertThat(entry.writer()).contains(type.topic().writer());
        assertThat(entry.seq()).hasValue(7);
        assertThat(entry.traceId()).contains(Spoken.TRACE.traceId());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void remembersAllButTheStateOfAMoment(EventType type) {
        // given
        Sighting sighting = new Spoken().say(1, Samples.of(type)).sightings().getFirst();

        // then
        assertThat(Ledger.remembers(sighting))
                .isEqualTo(
                        type != EventType.DEAD_BEAT
                                && type != EventType.TARGET_HEALTH
                                && type != EventType.PARTITION_HEALTH);
    }

    private static Map<UUID, Hash> known(Spoken spoken) {
        Map<UUID, Hash> known = new HashMap<>();
        spoken.sightings().forEach(sighting -> known.put(sighting.identity(), sighting.digest()));
        return known;
    }

    /** The denial of the samples, with another code. */
    private static Event otherDenial() {
        GrantDenied denied = (GrantDenied) Samples.of(EventType.GRANT_DENIED);
        return new GrantDenied(
                denied.grant(),
                denied.task(),
                denied.access(),
                denied.principal(),
                denied.ruling(),
                "another-code",
                denied.missing());
    }
}
