/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;
import io.mayfly.connector.Connector;
import io.mayfly.testkit.clock.TestClock;

/** A whole revoker in memory, moved by hand: fold, expire, work. */
final class Revoker {

    static final Duration BOUND = Duration.ofMillis(200);
    private static final int ENOUGH_ROUNDS = 50;

    final TestClock clock = TestClock.at("2026-03-01T12:00:00Z");
    final FakeStore store = new FakeStore(clock);
    final FakeTarget shop = new FakeTarget();
    final FakeWitness witness = new FakeWitness();
    final Map<TargetName, Connector> targets = new HashMap<>(Map.of(Grants.SHOP, shop));
    final Fold fold = new Fold(store, new Marks(Duration.ofHours(24)));
    final Calls calls = new Calls(name -> Optional.ofNullable(targets.get(name)), BOUND, 4);
    final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(60), () -> 1.0);
    final Removal removal = new Removal(store, calls, backoff, witness);
    final Pulses pulses = new Pulses(calls, store);
    final Revocations revocations = new Revocations(store, fold);

    void hear(Heard... heard) {
        fold.fold(List.of(heard));
    }

    /** Arms a grant that really stands on the shop. */
    Armed armed(Armed grant) {
        shop.provision(grant.id());
        hear(new Heard.Approved(grant));
        return grant;
    }

    /** Works on all that is due now, one after the other. */
    int work() {
        int worked = 0;
        for (TargetName target : store.targetsDue()) {
            for (Armed grant : store.claim(target, 100)) {
                removal.advance(grant);
                worked++;
            }
        }
        return worked;
    }

    /** Lets all expire, and works with no more deaths until nothing is owed. */
    void settle() {
        witness.live();
        clock.move(Duration.ofHours(3));
        for (int round = 0; round < ENOUGH_ROUNDS && !store.allClosed(); round++) {
            clock.move(Duration.ofSeconds(61));
            fold.expire(100);
            work();
        }
    }

    List<String> facts(GrantId grant) {
        return store.facts(grant);
    }
}
