/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.work;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.mayfly.common.event.Topic;
import io.mayfly.runtime.channel.OwnedPartition;
import io.mayfly.runtime.channel.ReadPositions;
import jakarta.inject.Singleton;

/**
 * What this replica may act on: tasks partitions of its own that it has read to where they ended
 * when it got them, and none at all before the same holds for the dead and for identities.
 */
@Singleton
public class Drained {

    private final ReadPositions positions;

    Drained(ReadPositions positions) {
        this.positions = positions;
    }

    Set<Integer> partitions() {
        List<OwnedPartition> owned = positions.owned();
        return caughtUp(owned, Topic.DEAD) && caughtUp(owned, Topic.IDENTITIES)
                ? of(owned, Topic.TASKS).stream()
                        .filter(OwnedPartition::caughtUp)
                        .map(OwnedPartition::partition)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static boolean caughtUp(List<OwnedPartition> owned, Topic topic) {
        List<OwnedPartition> ofTopic = of(owned, topic);
        return !ofTopic.isEmpty() && ofTopic.stream().allMatch(OwnedPartition::caughtUp);
    }

    private static List<OwnedPartition> of(List<OwnedPartition> owned, Topic topic) {
        return owned.stream().filter(p -> p.topic().equals(topic.topicName())).toList();
    }
}
