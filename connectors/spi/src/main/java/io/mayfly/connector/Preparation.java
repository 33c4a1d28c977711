/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.grant.Entitlement;

/**
 * What is made up before any target is touched, and stored with the intent: whoever repeats the
 * call repeats it with the same.
 *
 * @param entitlement what will stand on the target
 * @param forTarget what the target may see, as a SCRAM verifier; holds no secret that opens
 *     anything
 * @param credential what the workload will get; empty where the target mints it, or where there is
 *     none
 */
public record Preparation(
        Entitlement entitlement,
        SortedMap<String, String> forTarget,
        Optional<Credential> credential) {

    public Preparation {
        Objects.requireNonNull(entitlement, "entitlement");
        forTarget = Collections.unmodifiableSortedMap(new TreeMap<>(forTarget));
        Objects.requireNonNull(credential, "credential");
    }

    @Override
    public String toString() {
        return "Preparation[" + entitlement + "]";
    }
}
