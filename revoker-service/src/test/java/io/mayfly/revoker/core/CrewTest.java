/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

import io.mayfly.common.grant.GrantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CrewTest {

    private static final int WORKERS = 2;

    private final Revoker revoker = new Revoker();
    private final FakeTarget far = new FakeTarget();
    private final Queue<Runnable> handed = new ArrayDeque<>();
    private final Crew crew =
            new Crew(
                    revoker.store,
                    revoker.removal,
                    revoker.pulses,
                    WORKERS,
                    work -> {
                        handed.add(work);
                        return new Thread(() -> {});
                    });

    @Test
    void keepsADeadTargetFromStarvingAnother() {
        // given
        revoker.targets.put(Grants.FAR, far);
        far.hangs(true);
        for (int number = 100; number < 200; number++) {
            revoker.hear(
                    Grants.approved(Grants.of(number, Grants.FAR, Duration.ofHours(1))),
                    Grants.ended(number));
        }
        GrantId ours = revoker.armed(Grants.of(1)).id();
        revoker.hear(Grants.ended(1));
        Crew real =
                new Crew(
                        revoker.store,
                        revoker.removal,
                        revoker.pulses,
                        WORKERS,
                        Thread.ofVirtual().factory());

        // when
        real.dispatch();

        // then
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(revoker.facts(ours)).endsWith("GrantRevoked"));
    }

    @Test
    void handsOutNoMoreOfATargetThanItsWorkers() {
        // given
        end(1, 2, 3, 4, 5);

        // when
        int first = crew.dispatch();
        int second = crew.dispatch();

        // then
        assertThat(first).isEqualTo(WORKERS);
        assertThat(second).isZero();
        handed.remove().run();
        assertThat(crew.dispatch()).isEqualTo(1);
    }

    @Test
    void givesATargetThatIsSilentOneWorkerOnly() {
        // given
        end(1, 2, 3);
        revoker.shop.down(true);
        revoker.pulses.feel(Grants.SHOP);

        // when, then
        assertThat(crew.dispatch()).isEqualTo(1);
    }

    @Test
    void takesEndsBeforeExpiries() {
        // given
        for (int number = 10; number < 15; number++) {
            revoker.armed(Grants.of(number, Grants.SHOP, Duration.ofSeconds(1)));
        }
        revoker.clock.move(Duration.ofSeconds(2));
        revoker.fold.expire(100);
        revoker.clock.move(Duration.ofSeconds(1));
        end(1, 2);

        // when
        crew.dispatch();
        handed.forEach(Runnable::run);

        // then
        assertThat(revoker.shop.stands(Grants.of(1).id())).isFalse();
        assertThat(revoker.shop.stands(Grants.of(2).id())).isFalse();
        assertThat(revoker.shop.stands(grantOf(10))).isTrue();
    }

    @Test
    void keepsTheClaimsOfWhatItWorksOn() {
        // given
        end(1);
        crew.dispatch();
        revoker.clock.move(Duration.ofSeconds(5));

        // when
        crew.keepClaims();
        revoker.clock.move(Duration.ofSeconds(5));

        // then
        assertThat(revoker.store.claim(Grants.SHOP, 10)).isEmpty();
    }

    @Test
    void leavesWhatADeadReplicaHadClaimedToOthers() {
        // given
        end(1);
        crew.dispatch();

        // when
        revoker.clock.move(Duration.ofSeconds(7));

        // then
        assertThat(revoker.store.claim(Grants.SHOP, 10)).hasSize(1);
    }

    private static GrantId grantOf(int number) {
        return Grants.of(number, Grants.SHOP, Duration.ofSeconds(1)).id();
    }

    private void end(int... tasks) {
        for (int task : tasks) {
            revoker.armed(Grants.of(task));
            revoker.hear(Grants.ended(task));
        }
    }
}
