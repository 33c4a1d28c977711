/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.EndReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All inputs in any order, repeated, cut into any batches, with work, time, deaths and a flickering
 * target in between: each seed is another history, and the same one again.
 */
class AnyOrderTest {

    private static final int GRANTS = 6;

    private static final List<Witness.Point> DEADLY =
            List.of(
                    Witness.Point.CONTAINED,
                    Witness.Point.REMOVED,
                    Witness.Point.INSPECTED,
                    Witness.Point.CLOSED);

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void closesEveryGrantOnceAndOnlyAfterProof(int seed) {
        // given
        Random random = new Random(seed);
        Revoker revoker = new Revoker();
        List<Heard> history = history(random);

        // when
        while (!history.isEmpty()) {
            List<Heard> batch = history.subList(0, 1 + random.nextInt(history.size()));
            revoker.fold.fold(List.copyOf(batch));
            batch.clear();
            disturb(revoker, random);
        }
        revoker.shop.down(false);
        revoker.shop.lies(false);
        revoker.store.claimsRunOut();
        revoker.settle();

        // then
        for (int number = 0; number < GRANTS; number++) {
            Armed grant = Grants.of(number);
            assertThat(revoker.shop.stands(grant.id())).isFalse();
            assertThat(steps(revoker.facts(grant.id())))
                    .as("grant %d of seed %d", number, seed)
                    .matches("requested contained (removed )+(revoked|aborted) ");
        }
    }

    private static List<Heard> history(Random random) {
        List<Heard> history = new ArrayList<>();
        for (int number = 0; number < GRANTS; number++) {
            Armed grant = Grants.of(number);
            history.add(Grants.approved(grant));
            history.add(new Heard.Issued(grant.id(), random.nextBoolean()));
            history.add(new Heard.Renewed(grant.id(), Grants.NOON.plus(Duration.ofMinutes(90))));
            if (random.nextInt(3) > 0) {
                history.add(Grants.ended(number));
            }
            if (random.nextInt(4) == 0) {
                history.add(Grants.over(new Subject.OfGrant(grant.id()), EndReason.ISSUE_STOPPED));
            }
        }
        if (random.nextInt(4) == 0) {
            history.add(Grants.cutOff(new Subject.OfPrincipal(Grants.AGENT), 4));
        }
        if (random.nextInt(4) == 0) {
            history.add(Grants.risk(new Subject.OfSource(Grants.DEMO), Grants.NOON));
        }
        history.addAll(List.copyOf(history));
        Collections.shuffle(history, random);
        return history;
    }

    private static void disturb(Revoker revoker, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> revoker.shop.down(random.nextBoolean());
            case 1 -> revoker.shop.lies(random.nextBoolean());
            case 2 -> revoker.clock.move(Duration.ofMinutes(random.nextInt(30)));
            case 3 -> revoker.shop.provision(Grants.of(random.nextInt(GRANTS)).id());
            case 4 -> revoker.witness.dieAt(DEADLY.get(random.nextInt(DEADLY.size())));
            default -> revoker.pulses.feel(Grants.SHOP);
        }
        try {
            revoker.fold.expire(100);
            revoker.work();
        } catch (Crash died) {
            revoker.store.claimsRunOut();
        }
    }

    private static String steps(List<String> facts) {
        StringBuilder steps = new StringBuilder();
        for (String fact : facts) {
            steps.append(
                    switch (fact) {
                        case "RevocationRequested" -> "requested ";
                        case "GrantContained" -> "contained ";
                        case "EntitlementRemoved" -> "removed ";
                        case "GrantRevoked" -> "revoked ";
                        case "GrantAborted" -> "aborted ";
                        case "RevocationAttemptFailed" -> "";
                        default -> fact;
                    });
        }
        return steps.toString();
    }
}
