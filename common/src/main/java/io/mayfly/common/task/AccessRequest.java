/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.task;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.access.Access;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PublicKeyJwk;

/**
 * What a starting task asks for.
 *
 * @param principal who will use the access
 * @param accesses what is asked for, 1 to 32, each one grant
 * @param duration how long it is wanted, at most; absent means as long as policy allows
 * @param heartbeatWindow silence after which the task counts as lost; absent means it sends no
 *     heartbeats
 * @param workloadKey a key of the workload (RFC 7800 {@code cnf}) that its credential is sealed to
 * @param context what else the source said of the task (environment, ticket, workflow); input to
 *     policy
 */
public record AccessRequest(
        PrincipalId principal,
        List<Access> accesses,
        Optional<Duration> duration,
        Optional<Duration> heartbeatWindow,
        Optional<PublicKeyJwk> workloadKey,
        SortedMap<String, String> context) {

    private static final int MOST_ACCESSES = 32;
    private static final int MOST_CONTEXT = 64;

    public AccessRequest {
        Objects.requireNonNull(principal, "principal");
        accesses = List.copyOf(accesses);
        if (accesses.isEmpty() || accesses.size() > MOST_ACCESSES) {
            throw new IllegalArgumentException(
                    "%d accesses asked for, allowed are 1 to %d"
                            .formatted(accesses.size(), MOST_ACCESSES));
        }
        if (accesses.stream().distinct().count() < accesses.size()) {
            throw new IllegalArgumentException(
                    "the same access is asked for twice without different ordinals");
        }
        positive("duration", duration);
        positive("heartbeat window", heartbeatWindow);
        Objects.requireNonNull(workloadKey, "workloadKey");
        context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
        if (context.size() > MOST_CONTEXT) {
            throw new IllegalArgumentException(
                    "context has %d entries, at most %d are taken"
                            .formatted(context.size(), MOST_CONTEXT));
        }
    }

    private static void positive(String what, Optional<Duration> duration) {
        if (duration.filter(d -> d.isZero() || d.isNegative()).isPresent()) {
            throw new IllegalArgumentException("%s is not positive".formatted(what));
        }
    }
}
