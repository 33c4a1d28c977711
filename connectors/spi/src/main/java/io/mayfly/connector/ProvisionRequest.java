/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** One call to provision: the spec, and the preparation as it was stored with the intent. */
public record ProvisionRequest(GrantSpec spec, SortedMap<String, String> forTarget) {

    public ProvisionRequest {
        Objects.requireNonNull(spec, "spec");
        forTarget = Collections.unmodifiableSortedMap(new TreeMap<>(forTarget));
    }

    @Override
    public String toString() {
        return "ProvisionRequest[" + spec + "]";
    }
}
