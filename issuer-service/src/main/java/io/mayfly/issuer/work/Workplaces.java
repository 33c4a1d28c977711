/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.work;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.mayfly.common.access.TargetName;

/** How much is under way at each target: a slow one takes up its own room and no other's. */
final class Workplaces {

    private final Set<TargetName> targets;
    private final int perTarget;
    private final Map<TargetName, Integer> busy = new HashMap<>();

    Workplaces(Set<TargetName> targets, int perTarget) {
        this.targets = Set.copyOf(targets);
        this.perTarget = perTarget;
    }

    /** The targets with room, and how much. */
    synchronized Map<TargetName, Integer> room() {
        Map<TargetName, Integer> room = new HashMap<>();
        for (TargetName target : targets) {
            int free = perTarget - busy.getOrDefault(target, 0);
            if (free > 0) {
                room.put(target, free);
            }
        }
        return room;
    }

    synchronized void enter(TargetName target) {
        busy.merge(target, 1, Integer::sum);
    }

    synchronized void leave(TargetName target) {
        busy.merge(target, -1, Integer::sum);
    }
}
