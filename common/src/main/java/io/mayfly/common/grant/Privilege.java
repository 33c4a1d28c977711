/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

import io.mayfly.common.Names;

/**
 * What may really be done to one object of a target, as the target itself says.
 *
 * @param kind the sort of object, in the target's word: {@code table}, {@code schema}, {@code role}
 * @param object its full name there
 * @param may the target's words for what may be done to it, sorted
 */
public record Privilege(String kind, String object, SortedSet<String> may) {

    public Privilege {
        Names.text("privilege kind", kind);
        Names.text("privileged object", object);
        may = Collections.unmodifiableSortedSet(new TreeSet<>(may));
    }

    public static Privilege of(String kind, String object, Collection<String> may) {
        return new Privilege(kind, object, new TreeSet<>(may));
    }
}
