/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;

/**
 * Hands due debt to workers, so many per target and no more: a dead target keeps its own workers
 * waiting and nobody else's. One that does not answer gets a single worker until it does.
 */
public final class Crew {

    private final Store store;
    private final Removal removal;
    private final Pulses pulses;
    private final int perTarget;
    private final ThreadFactory threads;
    private final Map<TargetName, AtomicInteger> busy = new ConcurrentHashMap<>();
    private final Set<GrantId> working = ConcurrentHashMap.newKeySet();

    /**
     * A crew.
     *
     * @param perTarget the most grants of one target that are worked on at a time
     */
    public Crew(Store store, Removal removal, Pulses pulses, int perTarget, ThreadFactory threads) {
        if (perTarget < 1) {
            throw new IllegalArgumentException("%d workers per target".formatted(perTarget));
        }
        this.store = store;
        this.removal = removal;
        this.pulses = pulses;
        this.perTarget = perTarget;
        this.threads = threads;
    }

    /** Has the claims run on of what is being worked on. */
    public void keepClaims() {
        Set<GrantId> held = Set.copyOf(working);
        if (!held.isEmpty()) {
            store.keepClaims(held);
        }
    }

    /**
     * One round over all targets that have something due.
     *
     * @return how many grants were handed out
     */
    public int dispatch() {
        int handed = 0;
        for (TargetName target : store.targetsDue()) {
            handed += dispatch(target);
        }
        return handed;
    }

    private int dispatch(TargetName target) {
        AtomicInteger hands = busy.computeIfAbsent(target, any -> new AtomicInteger());
        int most = pulses.answers(target) ? perTarget : 1;
        int free = most - hands.get();
        if (free <= 0) {
            return 0;
        }
        List<Armed> claimed = store.claim(target, free);
        for (Armed grant : claimed) {
            hands.incrementAndGet();
            working.add(grant.id());
            threads.newThread(() -> work(grant, hands)).start();
        }
        return claimed.size();
    }

    private void work(Armed grant, AtomicInteger hands) {
        try {
            removal.advance(grant);
        } finally {
            working.remove(grant.id());
            hands.decrementAndGet();
        }
    }
}
