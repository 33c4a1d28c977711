/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.store;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The columns of a table and how rows of {@code T} fill them: many rows go in as one statement, one
 * array for each column.
 */
final class Columns<T> {

    private record Column<T>(
            String name, String sqlType, Class<?> type, Function<T, Optional<?>> value) {}

    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();

    Columns(String table) {
        this.table = table;
    }

    Columns<T> always(String name, String sqlType, Class<?> type, Function<T, ?> value) {
        return maybe(name, sqlType, type, row -> Optional.of(value.apply(row)));
    }

    Columns<T> maybe(String name, String sqlType, Class<?> type, Function<T, Optional<?>> value) {
        columns.add(new Column<>(name, sqlType, type, value));
        return this;
    }

    /** The statement that adds rows, in their order. */
    String insert() {
        return "INSERT INTO %s (%s) SELECT %s FROM unnest(%s) WITH ORDINALITY AS row(%s, nth) ORDER BY nth"
                .formatted(table, names(""), names("row."), parameters(), names(""));
    }

    /** The statement that adds rows, or replaces those of the same key. */
    String upsert(String key) {
        return insert()
                + " ON CONFLICT (%s) DO UPDATE SET ".formatted(key)
                + columns.stream()
                        .filter(column -> !column.name().equals(key))
                        .map(column -> "%1$s = excluded.%1$s".formatted(column.name()))
                        .collect(Collectors.joining(", "));
    }

    private String names(String prefix) {
        return columns.stream()
                .map(column -> prefix + column.name())
                .collect(Collectors.joining(", "));
    }

    private String parameters() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "$%d::%s[]".formatted(i + 1, columns.get(i).sqlType()))
                .collect(Collectors.joining(", "));
    }

    /** The statement's parameters: an array for each column. */
    Tuple arrays(List<T> rows) {
        return Tuple.from(columns.stream().map(column -> array(column, rows)).toArray());
    }

    /** The first column of {@code stored} that does not hold what {@code row} says. */
    Optional<String> differing(Row stored, T row) {
        return columns.stream()
                .filter(column -> differs(column, stored, row))
                .map(Column::name)
                .findFirst();
    }

    private static <T> boolean differs(Column<T> column, Row stored, T row) {
        Optional<?> held = Optional.ofNullable(stored.get(column.type(), column.name()));
        return !held.equals(column.value().apply(row));
    }

    private static <T> Object array(Column<T> column, List<T> rows) {
        Object array = Array.newInstance(column.type(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Array.set(array, i, column.value().apply(rows.get(i)).orElse(null));
        }
        return array;
    }
}
