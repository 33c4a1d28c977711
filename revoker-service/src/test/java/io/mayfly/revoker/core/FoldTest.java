/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.util.List;

import io.mayfly.common.event.DeadTopicRecord.DeadRecord;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.RevocationEvent.RevocationRequested;
import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.Grant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FoldTest {

    private static final Subject AGENT = new Subject.OfPrincipal(Grants.AGENT);

    private final Revoker revoker = new Revoker();
    private final Armed grant = Grants.of(1);

    @Test
    void endsAGrantWhenItsTaskEnds() {
        // given
        revoker.hear(Grants.approved(grant));

        // when
        revoker.hear(Grants.ended(1));

        // then
        assertThat(requested().reason()).isEqualTo(EndReason.TASK_ENDED);
        assertThat(requested().endedAt()).isEqualTo(Grants.NOON);
        assertThat(now(grant)).isInstanceOf(Grant.Marked.class);
    }

    @Test
    void endsAGrantWhoseEndCameFirst() {
        // given
        revoker.hear(Grants.ended(1));
        assertThat(revoker.store.stated()).isEmpty();

        // when
        revoker.hear(Grants.approved(grant));

        // then
        assertThat(requested().reason()).isEqualTo(EndReason.TASK_ENDED);
        assertThat(now(grant)).isInstanceOf(Grant.Marked.class);
    }

    @Test
    void endsAGrantWhoseEndComesInTheSameBatchWhateverTheOrder() {
        // when
        revoker.hear(Grants.ended(1), Grants.approved(grant), Grants.ended(1));

        // then
        assertThat(revoker.facts(grant.id())).containsExactly("RevocationRequested");
    }

    @Test
    void statesNothingTwice() {
        // given
        revoker.hear(Grants.approved(grant), Grants.ended(1));

        // when
        revoker.hear(Grants.approved(grant), Grants.ended(1));
        revoker.hear(Grants.ended(1));
        revoker.hear(Grants.approved(grant));

        // then
        assertThat(revoker.facts(grant.id())).containsExactly("RevocationRequested");
    }

    @Test
    void leavesTheGrantsOfOtherTasksAlone() {
        // given
        revoker.hear(Grants.approved(grant), Grants.approved(Grants.of(2)));

        // when
        revoker.hear(Grants.ended(2));

        // then
        assertThat(now(grant)).isInstanceOf(Grant.Approved.class);
    }

    @Test
    void endsWhatWasDecidedBelowACutOff() {
        // given
        revoker.hear(Grants.approved(grant));

        // when
        revoker.hear(Grants.cutOff(AGENT, 4));

        // then
        assertThat(requested().reason()).isEqualTo(EndReason.PRINCIPAL_OFFBOARDED);
    }

    @Test
    void leavesWhatWasDecidedAtACutOff() {
        // given
        revoker.hear(Grants.approved(grant));

        // when
        revoker.hear(Grants.cutOff(AGENT, 3));

        // then
        assertThat(now(grant)).isInstanceOf(Grant.Approved.class);
    }

    @Test
    void endsAnApprovalThatComesAfterItsCutOffEvenIfAnOlderOneFollowed() {
        // given
        revoker.hear(Grants.cutOff(new Subject.OfOwner(Grants.ANA), 5));
        revoker.hear(Grants.cutOff(new Subject.OfOwner(Grants.ANA), 2));

        // when
        revoker.hear(Grants.approved(grant));

        // then
        assertThat(now(grant)).isInstanceOf(Grant.Marked.class);
    }

    @Test
    void endsWhatStoodWhenARiskWasRaised() {
        // given
        revoker.hear(Grants.approved(grant));

        // when
        revoker.hear(Grants.risk(AGENT, Grants.NOON.plusSeconds(1)));

        // then
        assertThat(requested().reason()).isEqualTo(EndReason.SIGNAL);
    }

    @Test
    void leavesWhatIsDecidedAfterARisk() {
        // given
        revoker.hear(Grants.risk(AGENT, Grants.NOON.minusSeconds(1)));

        // when
        revoker.hear(Grants.approved(grant));

        // then
        assertThat(now(grant)).isInstanceOf(Grant.Approved.class);
    }

    @Test
    void endsWhatHasExpiredThoughNobodySpeaksOfIt() {
        // given
        revoker.hear(Grants.approved(grant));
        revoker.clock.move(Duration.ofHours(1));

        // when
        int expired = revoker.fold.expire(100);

        // then
        assertThat(expired).isEqualTo(1);
        assertThat(requested().reason()).isEqualTo(EndReason.EXPIRED);
        assertThat(requested().endedAt()).isEqualTo(grant.approval().notAfter());
    }

    @Test
    void leavesWhatHasAMomentLeft() {
        // given
        revoker.hear(Grants.approved(grant));
        revoker.clock.move(Duration.ofHours(1).minusMillis(1));

        // when, then
        assertThat(revoker.fold.expire(100)).isZero();
    }

    @Test
    void endsAnApprovalThatComesAfterItsOwnExpiry() {
        // given
        revoker.clock.move(Duration.ofHours(2));

        // when
        revoker.hear(Grants.approved(grant));

        // then
        assertThat(requested().reason()).isEqualTo(EndReason.EXPIRED);
    }

    @Test
    void marksAnExpiredGrantByItself() {
        // given
        revoker.hear(Grants.approved(grant));
        revoker.clock.move(Duration.ofHours(1));

        // when
        revoker.fold.expire(100);

        // then
        assertThat(marks()).extracting(DeadRecord::subject).containsExactly("grant:" + grant.id());
    }

    @Test
    void leavesAnEndedTasksGrantsToTheMarkOfTheTask() {
        // when
        revoker.hear(Grants.approved(grant), Grants.ended(1));

        // then
        assertThat(marks()).isEmpty();
    }

    @Test
    void letsARenewedGrantLiveLonger() {
        // given
        revoker.hear(Grants.approved(grant));

        // when
        revoker.hear(renewed(Duration.ofMinutes(90)));
        revoker.clock.move(Duration.ofHours(1));

        // then
        assertThat(revoker.fold.expire(100)).isZero();
        revoker.clock.move(Duration.ofMinutes(30));
        assertThat(revoker.fold.expire(100)).isEqualTo(1);
    }

    @Test
    void keepsARenewalThatComesBeforeItsApproval() {
        // given
        revoker.hear(renewed(Duration.ofMinutes(90)));

        // when
        revoker.hear(Grants.approved(grant));
        revoker.clock.move(Duration.ofHours(1));

        // then
        assertThat(revoker.fold.expire(100)).isZero();
    }

    @Test
    void ignoresARenewalPastTheDecisionsMaximum() {
        // given
        revoker.hear(Grants.approved(grant));

        // when
        revoker.hear(renewed(Duration.ofHours(3)));
        revoker.clock.move(Duration.ofHours(1));

        // then
        assertThat(revoker.fold.expire(100)).isEqualTo(1);
    }

    @Test
    void revivesNothingByARenewal() {
        // given
        revoker.hear(Grants.approved(grant), Grants.ended(1));

        // when
        revoker.hear(renewed(Duration.ofMinutes(90)), new Heard.Issued(grant.id(), true));

        // then
        assertThat(now(grant)).isInstanceOf(Grant.Marked.class);
    }

    @Test
    void endsAGrantForAnOperatorOnceForEachId() {
        // given
        revoker.hear(Grants.approved(grant));
        Revocation asked =
                new Revocation(
                        new java.util.UUID(0, 7),
                        new Subject.OfGrant(grant.id()),
                        "olga",
                        "no longer needed");

        // when
        revoker.revocations.request(asked);
        revoker.revocations.request(asked);

        // then
        assertThat(requested().reason()).isEqualTo(EndReason.OPERATOR);
        assertThat(requested().by()).contains("olga");
        assertThat(requested().note()).contains("no longer needed");
        assertThat(marks()).extracting(DeadRecord::subject).containsExactly("grant:" + grant.id());
        assertThat(revoker.store.statements()).allMatch(s -> s.by().isPresent());
    }

    @Test
    void endsAllThatAPrincipalHoldsForAnOperatorAndMarksEach() {
        // given
        revoker.hear(Grants.approved(grant), Grants.approved(Grants.of(2)));

        // when
        revoker.revocations.request(
                new Revocation(new java.util.UUID(0, 8), AGENT, "olga", "left the building"));

        // then
        assertThat(marks())
                .extracting(DeadRecord::subject)
                .containsExactlyInAnyOrder("grant:" + grant.id(), "grant:" + Grants.of(2).id());
    }

    private Heard renewed(Duration afterNoon) {
        return new Heard.Renewed(grant.id(), Grants.NOON.plus(afterNoon));
    }

    private Grant now(Armed armed) {
        return revoker.store.grant(armed.id()).grant();
    }

    private RevocationRequested requested() {
        List<Event> stated =
                revoker.store.stated().stream()
                        .filter(RevocationRequested.class::isInstance)
                        .toList();
        assertThat(stated).hasSize(1);
        return (RevocationRequested) stated.getFirst();
    }

    private List<DeadRecord> marks() {
        return revoker.store.stated().stream()
                .filter(DeadRecord.class::isInstance)
                .map(DeadRecord.class::cast)
                .toList();
    }
}
