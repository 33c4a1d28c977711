/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a workload presents to a target: a secret, and all that it must know to use it. It goes to
 * the workload as one flat JSON object: {@code coordinates} and the secret under {@code
 * secretName}.
 *
 * @param coordinates what is not secret, by name: {@code host}, {@code port}, {@code user}
 * @param secretName what the secret is called there: {@code password}, {@code token}
 */
public record Credential(SortedMap<String, String> coordinates, String secretName, Secret secret)
        implements AutoCloseable {

    public Credential {
        coordinates = Collections.unmodifiableSortedMap(new TreeMap<>(coordinates));
        Objects.requireNonNull(secretName, "secretName");
        Objects.requireNonNull(secret, "secret");
    }

    /** Wipes the secret. */
    @Override
    public void close() {
        secret.close();
    }

    @Override
    public String toString() {
        return "Credential" + coordinates + " " + secretName + "=***";
    }
}
