/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One rule of a mapping: events of these types are of this kind, and these expressions say the
 * rest.
 *
 * @param type matches the whole CloudEvents type; in the file a {@code *} stands for any run of
 *     characters
 */
record Rule(Pattern type, Kind kind, Map<String, Expression> expressions) {

    Rule {
        expressions = Map.copyOf(expressions);
    }

    boolean matches(String ceType) {
        return type.matcher(ceType).matches();
    }

    Optional<Object> value(String name, Map<String, Object> variables) {
        return Optional.ofNullable(expressions.get(name))
                .flatMap(expression -> expression.value(variables));
    }

    static Pattern glob(String pattern) {
        return Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
    }
}
