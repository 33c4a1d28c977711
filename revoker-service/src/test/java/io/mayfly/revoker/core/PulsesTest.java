/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PulsesTest {

    private final Revoker revoker = new Revoker();

    @Test
    void hasAllDebtOfATargetTriedAtOnceWhenItAnswersAgain() {
        // given
        revoker.shop.down(true);
        for (int task = 1; task <= 5; task++) {
            revoker.armed(Grants.of(task));
            revoker.hear(Grants.ended(task));
        }
        for (int attempt = 0; attempt < 10; attempt++) {
            revoker.work();
            revoker.clock.move(Duration.ofSeconds(60));
        }
        revoker.work();
        assertThat(revoker.pulses.feel(Grants.SHOP)).isFalse();
        assertThat(revoker.work()).isZero();

        // when
        revoker.shop.down(false);
        assertThat(revoker.pulses.feel(Grants.SHOP)).isTrue();

        // then
        assertThat(revoker.work()).isEqualTo(5);
        assertThat(revoker.store.allClosed()).isTrue();
    }

    @Test
    void hurriesNothingOnATargetThatNeverWasSilent() {
        // given
        revoker.armed(Grants.of(1));
        revoker.shop.lies(true);
        revoker.hear(Grants.ended(1));
        revoker.pulses.feel(Grants.SHOP);
        revoker.work();

        // when
        revoker.pulses.feel(Grants.SHOP);

        // then
        assertThat(revoker.work()).isZero();
    }

    @Test
    void countsATargetThatHangsAsSilent() {
        // given
        revoker.shop.hangs(true);

        // when, then
        assertThat(revoker.pulses.feel(Grants.SHOP)).isFalse();
        assertThat(revoker.pulses.answers(Grants.SHOP)).isFalse();
    }
}
