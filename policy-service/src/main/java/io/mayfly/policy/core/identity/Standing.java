/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

/**
 * Where an identity stands: its version, and what was decided before {@code cutOff} is over. Each
 * change is a version; being disabled cuts off what came before.
 */
public record Standing(long version, boolean enabled, long cutOff) {

    public Standing {
        if (version < 1 || cutOff < 0 || cutOff > version || (!enabled && cutOff != version)) {
            throw new IllegalArgumentException(
                    "version %d, enabled %s and cut-off %d do not fit"
                            .formatted(version, enabled, cutOff));
        }
    }

    static Standing first(boolean enabled) {
        return new Standing(1, enabled, enabled ? 0 : 1);
    }

    Standing next(boolean nowEnabled) {
        long next = version + 1;
        return new Standing(next, nowEnabled, nowEnabled ? cutOff : next);
    }
}
