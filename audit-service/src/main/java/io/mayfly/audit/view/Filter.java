/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Conditions that must all hold, as the text of a query and its parameters. */
public final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** Where the field is that value, if one is asked for. */
    public Filter is(String field, Optional<?> value) {
        return where(field + " = :" + field, field, value);
    }

    /** Where the condition holds for its parameter, if there is one. */
    public Filter where(String condition, String parameter, Optional<?> value) {
        value.ifPresent(
                present -> {
                    conditions.add("(" + condition + ")");
                    parameters.put(parameter, present);
                });
        return this;
    }

    /** The text. */
    String query() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    /** What is asked for, as one text: another question is another text. */
    public String question() {
        return conditions + " " + parameters;
    }

    /** A text as a pattern that matches whatever contains it, in lower case. */
    public static String containing(String text) {
        String escaped =
                text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_");
        return "%" + escaped + "%";
    }
}
