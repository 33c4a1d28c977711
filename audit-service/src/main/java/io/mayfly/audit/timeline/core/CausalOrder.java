/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.timeline.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

import io.mayfly.audit.ledger.core.Entry;

/**
 * Puts entries in the order in which they came about: by the broker's time, but a cause before its
 * effect and the events of one writer in the order of their count, whatever the clocks say.
 */
final class CausalOrder {

    private static final Comparator<Entry> TIME =
            Comparator.comparing(Entry::at).thenComparingLong(Entry::position);

    private final Map<UUID, Entry> byIdentity = new HashMap<>();
    private final Map<Entry, List<Entry>> followers = new HashMap<>();
    private final Map<Entry, Integer> awaited = new HashMap<>();

    private CausalOrder(Collection<Entry> entries) {
        entries.forEach(entry -> byIdentity.put(entry.identity(), entry));
        Map<String, List<Entry>> counted = new HashMap<>();
        for (Entry entry : entries) {
            cause(entry).ifPresent(cause -> follows(entry, cause));
            countedBy(entry)
                    .ifPresent(
                            by -> counted.computeIfAbsent(by, k -> new ArrayList<>()).add(entry));
        }
        counted.values().forEach(this::inTurn);
    }

    static List<Entry> of(Collection<Entry> entries) {
        return new CausalOrder(entries).sorted(entries);
    }

    private Optional<Entry> cause(Entry entry) {
        return entry.cause().flatMap(id -> Optional.ofNullable(byIdentity.get(id.value())));
    }

    private static Optional<String> countedBy(Entry entry) {
        return entry.event()
                .filter(event -> entry.seq().isPresent())
                .flatMap(event -> entry.writer().map(by -> by.word() + " " + event.subject()));
    }

    private void inTurn(List<Entry> entries) {
        entries.sort(Comparator.comparingLong(entry -> entry.seq().orElse(0)));
        for (int i = 1; i < entries.size(); i++) {
            follows(entries.get(i), entries.get(i - 1));
        }
    }

    private void follows(Entry later, Entry earlier) {
        if (!later.equals(earlier)) {
            followers.computeIfAbsent(earlier, k -> new ArrayList<>()).add(later);
            awaited.merge(later, 1, Integer::sum);
        }
    }

    private List<Entry> sorted(Collection<Entry> entries) {
        PriorityQueue<Entry> ready = new PriorityQueue<>(TIME);
        entries.stream().filter(entry -> !awaited.containsKey(entry)).forEach(ready::add);
        List<Entry> sorted = new ArrayList<>();
        Set<Entry> left = new HashSet<>(entries);
        while (!ready.isEmpty()) {
            Entry next = ready.remove();
            sorted.add(next);
            left.remove(next);
            for (Entry follower : followers.getOrDefault(next, List.of())) {
                if (awaited.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        left.stream().sorted(TIME).forEach(sorted::add);
        return List.copyOf(sorted);
    }
}
