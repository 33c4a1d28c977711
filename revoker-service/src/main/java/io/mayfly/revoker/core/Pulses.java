/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;

/**
 * Whether targets answer. When one answers again, all of its debt is tried at once instead of when
 * each grant's pause is over.
 */
public final class Pulses {

    /** No grant has this id, so to look for it changes nothing and finds nothing. */
    private static final GrantId NOBODY = new GrantId(new UUID(0, 0));

    private final Calls calls;
    private final Store store;
    private final Map<TargetName, Boolean> answering = new ConcurrentHashMap<>();

    public Pulses(Calls calls, Store store) {
        this.calls = calls;
        this.store = store;
    }

    /** Whether the target answered when it was last asked; one never asked has the benefit. */
    public boolean answers(TargetName target) {
        return answering.getOrDefault(target, true);
    }

    /** Asks the target. */
    public boolean feel(TargetName target) {
        boolean now = answered(target);
        Boolean before = answering.get(target);
        if (now && Boolean.FALSE.equals(before)) {
            store.hasten(target);
        }
        answering.put(target, now);
        return now;
    }

    private boolean answered(TargetName target) {
        try {
            calls.on(target, connector -> connector.inspect(NOBODY));
            return true;
        } catch (CallFailed silent) {
            return false;
        }
    }
}
