/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;

import io.mayfly.common.event.RevocationEvent.EntitlementRemoved;
import io.mayfly.common.event.RevocationEvent.RevocationAttemptFailed;
import io.mayfly.common.grant.Grant;
import io.mayfly.common.grant.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RemovalTest {

    private final Revoker revoker = new Revoker();
    private final Armed grant = Grants.of(1);

    @Test
    void containsThenRemovesThenInspects() {
        // given
        revoker.armed(grant);
        revoker.hear(Grants.ended(1));

        // when
        revoker.work();

        // then
        assertThat(revoker.shop.calls()).containsExactly("contain", "remove", "inspect");
        assertThat(revoker.facts(grant.id()))
                .containsExactly(
                        "RevocationRequested",
                        "GrantContained",
                        "EntitlementRemoved",
                        "GrantRevoked");
        assertThat(revoker.shop.stands(grant.id())).isFalse();
        assertThat(revoker.store.stated())
                .filteredOn(EntitlementRemoved.class::isInstance)
                .extracting(fact -> ((EntitlementRemoved) fact).sessionsEnded())
                .containsExactly(1);
    }

    @Test
    void callsAGrantThatNeverStoodAborted() {
        // given
        revoker.hear(Grants.approved(grant), Grants.ended(1));

        // when
        revoker.work();

        // then
        assertThat(revoker.facts(grant.id())).endsWith("GrantAborted");
    }

    @Test
    void neverBelievesATargetThatOnlySaysItHasRemoved() {
        // given
        revoker.armed(grant);
        revoker.shop.lies(true);
        revoker.hear(Grants.ended(1));

        // when
        for (int attempt = 0; attempt < 20; attempt++) {
            revoker.work();
            revoker.clock.move(Duration.ofSeconds(60));
        }

        // then
        assertThat(revoker.facts(grant.id())).doesNotContain("GrantRevoked", "GrantAborted");
        assertThat(revoker.witness.failures())
                .hasSize(20)
                .allMatch(failure -> failure.startsWith("inspect: still there after removal"));
        revoker.shop.lies(false);
        revoker.work();
        assertThat(revoker.facts(grant.id())).endsWith("GrantRevoked");
    }

    @Test
    void triesForEverWithPausesUpToACap() {
        // given
        revoker.armed(grant);
        revoker.shop.down(true);
        revoker.hear(Grants.ended(1));

        // when
        for (int attempt = 0; attempt < 40; attempt++) {
            revoker.work();
            revoker.clock.move(Duration.ofSeconds(60));
        }

        // then
        assertThat(revoker.witness.pauses())
                .hasSize(40)
                .startsWith(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1000))
                .endsWith(Duration.ofSeconds(60));
        revoker.shop.down(false);
        revoker.work();
        assertThat(revoker.facts(grant.id())).endsWith("GrantRevoked");
    }

    @Test
    void saysWhatFailedAndWhenItTriesAgain() {
        // given
        revoker.armed(grant);
        revoker.shop.down(true);
        revoker.hear(Grants.ended(1));

        // when
        revoker.work();

        // then
        RevocationAttemptFailed failed = (RevocationAttemptFailed) revoker.store.stated().getLast();
        assertThat(failed.step()).isEqualTo(Step.CONTAIN);
        assertThat(failed.attempt()).isEqualTo(1);
        assertThat(failed.error()).isEqualTo("unreachable: connection refused");
        assertThat(failed.nextTry()).isEqualTo(revoker.clock.instant().plusMillis(250));
        assertThat(revoker.store.attempt(grant.id()).error()).contains(failed.error());
    }

    @Test
    void doesNotTryBeforeItsTime() {
        // given
        revoker.armed(grant);
        revoker.shop.down(true);
        revoker.hear(Grants.ended(1));
        revoker.work();

        // when
        revoker.clock.move(Duration.ofMillis(249));

        // then
        assertThat(revoker.work()).isZero();
    }

    @Test
    void countsATargetThatHangsAsOneThatFails() {
        // given
        revoker.armed(grant);
        revoker.shop.hangs(true);
        revoker.hear(Grants.ended(1));

        // when
        for (int attempt = 0; attempt < 7; attempt++) {
            revoker.work();
            revoker.clock.move(Duration.ofSeconds(60));
        }

        // then
        assertThat(revoker.witness.failures())
                .hasSize(7)
                .containsOnly("contain: no answer within 200 ms");
    }

    @Test
    void keepsWhatIsOnAnUnknownTargetAsDebt() {
        // given
        Armed far = Grants.of(1, Grants.FAR, Duration.ofHours(1));
        revoker.hear(Grants.approved(far), Grants.ended(1));

        // when
        revoker.work();

        // then
        assertThat(revoker.store.grant(far.id()).grant()).isInstanceOf(Grant.Marked.class);
        assertThat(revoker.witness.failures())
                .containsExactly("contain: target 'far' is not configured here");
    }

    @Test
    void goesOnFromTheStepThatFailed() {
        // given
        revoker.armed(grant);
        revoker.shop.lies(true);
        revoker.hear(Grants.ended(1));
        revoker.work();

        // when
        revoker.shop.lies(false);
        revoker.clock.move(Duration.ofSeconds(1));
        revoker.work();

        // then
        assertThat(revoker.shop.calls())
                .containsExactly("contain", "remove", "inspect", "remove", "inspect");
    }

    @Test
    void statesNothingAboutAGrantThatAnotherReplicaHasClosed() {
        // given
        revoker.armed(grant);
        revoker.hear(Grants.ended(1));
        Armed stale = revoker.store.claim(Grants.SHOP, 1).getFirst();
        revoker.removal.advance(stale);

        // when
        revoker.removal.advance(stale);

        // then
        assertThat(revoker.facts(grant.id()))
                .containsExactly(
                        "RevocationRequested",
                        "GrantContained",
                        "EntitlementRemoved",
                        "GrantRevoked");
    }
}
