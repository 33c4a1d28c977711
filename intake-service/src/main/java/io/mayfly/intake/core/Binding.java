/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.Map;

/** What events of a kind mean here: the first binding whose condition holds gives the values. */
record Binding(Expression when, Map<String, Object> values) {

    Binding {
        values = Map.copyOf(values);
    }

    boolean holds(Map<String, Object> variables) {
        return when.value(variables).filter(Boolean.TRUE::equals).isPresent();
    }
}
