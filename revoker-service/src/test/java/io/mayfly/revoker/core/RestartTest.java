/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RestartTest {

    private final Revoker revoker = new Revoker();
    private final Armed grant = Grants.of(1);

    @ParameterizedTest
    @EnumSource(names = {"CONTAINED", "REMOVED", "INSPECTED", "CLOSED"})
    void provesOnceWhatADeathInterrupted(Witness.Point point) {
        // given
        revoker.armed(grant);
        revoker.hear(Grants.ended(1));
        revoker.witness.dieAt(point);

        // when
        assertThatThrownBy(revoker::work).isInstanceOf(Crash.class);
        revoker.store.claimsRunOut();
        revoker.hear(Grants.approved(grant), Grants.ended(1));
        revoker.settle();

        // then
        assertThat(revoker.facts(grant.id()))
                .containsExactly(
                        "RevocationRequested",
                        "GrantContained",
                        "EntitlementRemoved",
                        "GrantRevoked");
        assertThat(revoker.shop.stands(grant.id())).isFalse();
    }
}
