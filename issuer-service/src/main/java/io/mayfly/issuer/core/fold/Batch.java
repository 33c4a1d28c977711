/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.fold;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one poll says. It is folded in one transaction, positions included.
 *
 * @param reached per partition the next offset to read
 */
public record Batch(List<Item> items, Map<Partition, Long> reached) {

    public Batch {
        items = List.copyOf(items);
        reached = Map.copyOf(reached);
    }

    /** One partition of a topic. */
    public record Partition(String topic, int number) {}

    /** A batch that reaches past all its places. */
    public static Batch of(List<Item> items, List<Place> places) {
        return new Batch(
                items,
                places.stream()
                        .collect(
                                Collectors.toMap(
                                        place -> new Partition(place.topic(), place.partition()),
                                        place -> place.offset() + 1,
                                        Math::max)));
    }

    /** The items of one kind, in their order. */
    public <T extends Item> List<T> all(Class<T> kind) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
