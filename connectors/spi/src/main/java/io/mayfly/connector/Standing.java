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

import io.mayfly.common.grant.GrantId;

/**
 * Something that a look at the whole target found: what carries our mark, and what should not
 * stand.
 *
 * @param what the sort of finding, in the connector's words
 * @param name its name on the target
 * @param grant the grant it belongs to, where it can be told
 */
public record Standing(
        String what, String name, Optional<GrantId> grant, SortedMap<String, String> facts) {

    public Standing {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(grant, "grant");
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
}
