/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.timeline.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.mayfly.audit.Lives;
import io.mayfly.audit.Spoken;
import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.audit.ledger.core.Head;
import io.mayfly.audit.ledger.core.Ledger;
import io.mayfly.audit.ledger.core.LedgerRecord;
import io.mayfly.audit.ledger.core.Place;
import io.mayfly.audit.ledger.core.Sighting;
import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.GrantEvent.GrantIssued;
import io.mayfly.common.event.Samples;
import io.mayfly.common.grant.Privilege;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.common.task.TaskKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineTest {

    private static final TaskKey TASK = Lives.task(1);
    private static final List<Entry> WHOLE = Lives.whole(new Spoken(), TASK).entries();

    @Test
    void tellsALifeFromItsStart() {
        // when
        Timeline timeline = Timeline.of(WHOLE);

        // then
        assertThat(timeline.lines())
                .extracting(line -> line.sinceStart().toMillis() + " " + line.entry().type())
                .containsExactly(
                        "0 TaskStarted",
                        "10 GrantApproved",
                        "20 GrantIssued",
                        "30 CredentialDelivered",
                        "40 TaskEnded",
                        "50 DeadRecord",
                        "60 RevocationRequested",
                        "70 GrantContained",
                        "80 EntitlementRemoved",
                        "90 GrantRevoked");
        assertThat(timeline.endToProved()).contains(Duration.ofMillis(50));
    }

    @Test
    void tellsTheSameInWhateverOrderTheLedgerHeardIt() {
        // given
        List<Entry> shuffled = new ArrayList<>(WHOLE);
        Collections.shuffle(shuffled, new Random(3));

        // then
        assertThat(Timeline.of(shuffled)).isEqualTo(Timeline.of(WHOLE));
    }

    @Test
    void putsACauseBeforeItsEffectWhateverTheClocksSay() {
        // given an approval that its broker appended before the start it follows from
        CloudEvent started = Spoken.encoded(1, Lives.started(TASK));
        CloudEvent approved = Spoken.encoded(1, Lives.approved(TASK)).with("cause", started.id());
        Spoken spoken = new Spoken();
        List<Sighting> sightings =
                List.of(
                        spoken.seen(new Place("mayfly.decisions.v1", 0, 0, Spoken.START), approved),
                        spoken.seen(
                                new Place("mayfly.tasks.v1", 0, 0, Spoken.START.plusMillis(3)),
                                started));
        List<Entry> entries =
                Ledger.links(Head.EMPTY, Map.of(), sightings).stream()
                        .map(link -> LedgerRecord.read(link.record()))
                        .toList();

        // when
        Timeline timeline = Timeline.of(entries);

        // then
        assertThat(timeline.lines())
                .extracting(line -> line.entry().type())
                .containsExactly("TaskStarted", "GrantApproved");
        assertThat(timeline.lines().getLast().sinceStart()).isEqualTo(Duration.ofMillis(-3));
    }

    @Test
    void hasNoProofBeforeTheTerminalFact() {
        // when
        Timeline timeline = Timeline.of(WHOLE.subList(0, 9));

        // then
        assertThat(timeline.endedAt()).contains(Spoken.START.plusMillis(40));
        assertThat(timeline.endToProved()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void hasASentenceForEveryEvent(EventType type) {
        assertThat(Telling.of(Samples.of(type), Samples.NOON))
                .isNotBlank()
                .doesNotContain("Optional", "[", "\n");
    }

    @Test
    void saysWhatWasAskedFor() {
        assertThat(Telling.of(Lives.started(TASK), Samples.NOON))
                .isEqualTo("agent-7 asks select on shop.orders");
    }

    @Test
    void saysByWhichPolicyAndForHowLong() {
        assertThat(Telling.of(Lives.approved(TASK), Samples.NOON))
                .isEqualTo("policy agents-read-one-dataset 3f9c2a, at most 60 s");
    }

    @Test
    void countsWhatIsNotOfTheResource() {
        // given
        GrantIssued sample = (GrantIssued) Samples.of(EventType.GRANT_ISSUED);
        List<Privilege> effective =
                List.of(
                        Privilege.of("role", "mftpl_orders_read", List.of("MEMBER")),
                        Privilege.of("schema", "public", List.of("USAGE")),
                        Privilege.of("table", "public.orders", List.of("SELECT")));
        GrantIssued issued =
                new GrantIssued(
                        sample.grant(),
                        sample.task(),
                        sample.principal(),
                        sample.access(),
                        sample.entitlement(),
                        new ScopeProof(effective, List.of(), Samples.NOON),
                        sample.notAfter());

        // then
        assertThat(Telling.of(issued, Samples.NOON))
                .endsWith(
                        "SELECT on table public.orders (and 2 others that the decision covers),"
                                + " nothing wider");
    }

    @Test
    void saysWhatWasReadBack() {
        assertThat(Telling.of(Lives.issued(TASK), Samples.NOON))
                .isEqualTo(
                        "role mf_3f9c2a; read back: SELECT on table public.orders, nothing wider");
    }
}
