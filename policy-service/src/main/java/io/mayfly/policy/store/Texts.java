/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.store;

import java.util.Collection;
import java.util.function.Function;

import io.vertx.mutiny.sqlclient.Tuple;

/** Columns of text on their way into a statement. */
final class Texts {

    private Texts() {}

    static <T> String[] array(Collection<T> items, Function<T, ?> text) {
        return items.stream().map(item -> text.apply(item).toString()).toArray(String[]::new);
    }

    static Tuple tuple(Collection<?> ids) {
        return Tuple.tuple().addArrayOfString(array(ids, id -> id));
    }
}
