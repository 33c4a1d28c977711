/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.mayfly.common.event.Samples;
import io.mayfly.common.identity.Pinned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LifeTest {

    private static final Instant NOON = Samples.NOON;
    private static final Instant LATER = NOON.plusSeconds(30);
    private static final Instant STALE = NOON.plusSeconds(61);
    private static final Instant EXPIRED = NOON.plusSeconds(120);
    private static final Approval APPROVAL =
            new Approval(
                    Samples.TASK,
                    Samples.TARGET,
                    new Pinned<>(Samples.PRINCIPAL, 1),
                    new Pinned<>(Samples.OWNER, 1),
                    EXPIRED,
                    EXPIRED.plusSeconds(60),
                    NOON.plusSeconds(60));
    private static final Ending DONE = new Ending(EndReason.TASK_ENDED, LATER);
    private static final ScopeProof NARROW = new ScopeProof(List.of(), List.of(), LATER);
    private static final ScopeProof WIDE =
            new ScopeProof(
                    List.of(), List.of(Privilege.of("table", "t", List.of("DELETE"))), LATER);
    private static final Inspection GONE = inspection(true, true, 0);
    private static final Inspection NEVER_THERE = inspection(true, false, 0);
    private static final Inspection STANDING = inspection(false, true, 1);

    private static final Grant REQUESTED = new Grant.Requested(Samples.GRANT);
    private static final Grant APPROVED = new Grant.Approved(Samples.GRANT, APPROVAL);
    private static final Grant ISSUING = new Grant.Issuing(Samples.GRANT, APPROVAL);
    private static final Grant ACTIVE = new Grant.Active(Samples.GRANT, APPROVAL);
    private static final Grant DELIVERED = new Grant.Delivered(Samples.GRANT, APPROVAL);
    private static final Grant MARKED = new Grant.Marked(Samples.GRANT, DONE);
    private static final Grant CONTAINED = new Grant.Contained(Samples.GRANT, DONE);
    private static final Grant REMOVED = new Grant.Removed(Samples.GRANT, DONE);

    @Test
    void livesAGoodLife() {
        // given
        Grant grant = REQUESTED;

        // when
        for (LifeEvent event :
                List.of(
                        new LifeEvent.Approved(APPROVAL),
                        new LifeEvent.IntentCommitted(),
                        new LifeEvent.ScopeRead(NARROW),
                        new LifeEvent.PickedUp(),
                        new LifeEvent.Ended(DONE),
                        new LifeEvent.ContainCommitted(),
                        new LifeEvent.RemoveCommitted(),
                        new LifeEvent.ReadBack(GONE))) {
            grant = Life.step(grant, event, LATER).grant();
        }

        // then
        assertThat(grant)
                .isEqualTo(new Grant.Revoked(Samples.GRANT, DONE, new Proof.ReadBack(GONE)));
    }

    @ParameterizedTest
    @MethodSource("open")
    void anEndWinsInEveryOpenState(Grant grant) {
        Stepped stepped = Life.step(grant, new LifeEvent.Ended(DONE), LATER);

        assertThat(stepped.grant()).isEqualTo(new Grant.Marked(Samples.GRANT, DONE));
        assertThat(stepped.effects())
                .containsExactly(
                        new Effect.WipeCredential(), new Effect.Mark(DONE), new Effect.Contain());
    }

    @ParameterizedTest
    @MethodSource("permitted")
    void timeEndsWhatIsPermitted(Grant grant) {
        assertThat(Life.step(grant, new LifeEvent.TimePassed(), EXPIRED.minusNanos(1)).grant())
                .isEqualTo(grant);
        assertThat(Life.step(grant, new LifeEvent.TimePassed(), EXPIRED).grant())
                .isEqualTo(new Grant.Marked(Samples.GRANT, new Ending(EndReason.EXPIRED, EXPIRED)));
    }

    @Test
    void anApprovalThatComesAfterItsExpiryEndsAtOnce() {
        assertThat(Life.step(REQUESTED, new LifeEvent.Approved(APPROVAL), EXPIRED).grant())
                .isInstanceOf(Grant.Marked.class);
    }

    @Test
    void aStaleDecisionIsNeitherIssuedNorHandedOver() {
        assertThat(Life.step(APPROVED, new LifeEvent.IntentCommitted(), STALE).effects())
                .contains(new Effect.AnnounceStopped(StopReason.STALE));
        assertThat(Life.step(ISSUING, new LifeEvent.ScopeRead(NARROW), STALE).effects())
                .contains(new Effect.AnnounceStopped(StopReason.STALE));
        assertThat(Life.step(ACTIVE, new LifeEvent.PickedUp(), STALE).effects())
                .contains(new Effect.AnnounceStopped(StopReason.STALE))
                .doesNotContain(new Effect.Deliver());
    }

    @Test
    void aScopeThatIsTooWideStopsTheIssue() {
        Stepped stepped = Life.step(ISSUING, new LifeEvent.ScopeRead(WIDE), LATER);

        assertThat(stepped.grant()).isInstanceOf(Grant.Marked.class);
        assertThat(stepped.effects()).contains(new Effect.AnnounceStopped(StopReason.TOO_WIDE));
    }

    @Test
    void aCredentialIsDeliveredOnce() {
        assertThat(Life.step(DELIVERED, new LifeEvent.PickedUp(), LATER).effects()).isEmpty();
    }

    @Test
    void renewalNeverPassesTheDecisionsMaximumNorLivesUpTheDead() {
        Instant most = APPROVAL.mostNotAfter();
        assertThat(Life.step(DELIVERED, new LifeEvent.RenewalAsked(most), LATER).effects())
                .containsExactly(new Effect.Extend(most));
        assertThat(
                        Life.step(DELIVERED, new LifeEvent.RenewalAsked(most.plusNanos(1)), LATER)
                                .effects())
                .isEmpty();
        assertThat(Life.step(DELIVERED, new LifeEvent.RenewalAsked(most), EXPIRED).effects())
                .isEmpty();
        assertThat(Life.step(MARKED, new LifeEvent.RenewalAsked(most), LATER).effects()).isEmpty();
    }

    @Test
    void aReadBackThatFindsSomethingIsNoProof() {
        Stepped stepped = Life.step(REMOVED, new LifeEvent.ReadBack(STANDING), LATER);

        assertThat(stepped.grant()).isEqualTo(CONTAINED);
        assertThat(stepped.effects()).containsExactly(new Effect.Remove());
    }

    @Test
    void whatNeverExistedIsAborted() {
        assertThat(Life.step(REMOVED, new LifeEvent.ReadBack(NEVER_THERE), LATER).grant())
                .isInstanceOf(Grant.Aborted.class);
    }

    @Test
    void aSharedEntitlementIsReleasedWhileOthersHoldIt() {
        assertThat(Life.step(MARKED, new LifeEvent.ReleaseCommitted(2), LATER).grant())
                .isEqualTo(new Grant.Revoked(Samples.GRANT, DONE, new Proof.Released(2)));
    }

    /** 20,000 random lives: whatever comes in whatever order, the promises hold at each step. */
    @Test
    void keepsItsPromisesInAnyOrder() {
        long seed = Long.getLong("mayfly.seed", 42);
        Random random = new Random(seed);
        List<LifeEvent> events = everyEvent();
        for (int life = 0; life < 20_000; life++) {
            List<String> story = new ArrayList<>();
            Grant grant = REQUESTED;
            boolean ended = false;
            boolean contained = false;
            int delivered = 0;
            Instant now = NOON;
            for (int i = 0; i < 14; i++) {
                LifeEvent event = events.get(random.nextInt(events.size()));
                now = now.plusSeconds(random.nextInt(20));
                story.add(now + " " + event);
                Stepped stepped = Life.step(grant, event, now);
                if (ended) {
                    assertThat(stepped.grant())
                            .as("seed %d: %s", seed, story)
                            .isNotInstanceOf(Grant.Open.class);
                    assertThat(stepped.effects())
                            .as("seed %d: %s", seed, story)
                            .doesNotContain(new Effect.Deliver(), new Effect.Provision());
                }
                if (stepped.grant() instanceof Grant.Revoked revoked
                        && revoked.proof() instanceof Proof.ReadBack) {
                    assertThat(contained).as("seed %d: %s", seed, story).isTrue();
                }
                if (grant instanceof Grant.Closed) {
                    assertThat(stepped)
                            .as("seed %d: %s", seed, story)
                            .isEqualTo(new Stepped(grant, List.of()));
                }
                delivered += stepped.effects().contains(new Effect.Deliver()) ? 1 : 0;
                grant = stepped.grant();
                ended |= !(grant instanceof Grant.Open);
                contained |= grant instanceof Grant.Contained;
            }
            assertThat(delivered).as("seed %d: %s", seed, story).isLessThanOrEqualTo(1);
        }
    }

    private static List<LifeEvent> everyEvent() {
        return List.of(
                new LifeEvent.Approved(APPROVAL),
                new LifeEvent.Denied(),
                new LifeEvent.Ended(DONE),
                new LifeEvent.TimePassed(),
                new LifeEvent.IntentCommitted(),
                new LifeEvent.ScopeRead(NARROW),
                new LifeEvent.ScopeRead(WIDE),
                new LifeEvent.IssueFailed(StopReason.TOMBSTONED),
                new LifeEvent.PickedUp(),
                new LifeEvent.RenewalAsked(APPROVAL.mostNotAfter()),
                new LifeEvent.ContainCommitted(),
                new LifeEvent.RemoveCommitted(),
                new LifeEvent.ReadBack(GONE),
                new LifeEvent.ReadBack(STANDING),
                new LifeEvent.ReadBack(NEVER_THERE),
                new LifeEvent.ReleaseCommitted(1));
    }

    static Stream<Grant> open() {
        return Stream.concat(Stream.of(REQUESTED), permitted());
    }

    static Stream<Grant> permitted() {
        return Stream.of(APPROVED, ISSUING, ACTIVE, DELIVERED);
    }

    private static Inspection inspection(boolean gone, boolean existed, int sessions) {
        return new Inspection(gone, existed, sessions, new TreeMap<>(), LATER);
    }
}
