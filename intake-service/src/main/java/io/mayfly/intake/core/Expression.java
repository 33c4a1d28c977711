/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.Map;
import java.util.Optional;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/**
 * A CEL expression of a mapping, compiled once, over {@code event}, {@code data} and {@code
 * binding}.
 */
final class Expression {

    private static final CelCompiler COMPILER =
            CelCompilerFactory.standardCelCompilerBuilder()
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("event", MapType.create(SimpleType.STRING, SimpleType.STRING))
                    .addVar("data", SimpleType.DYN)
                    .addVar("binding", MapType.create(SimpleType.STRING, SimpleType.DYN))
                    .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder().build();

    private final String text;
    private final CelRuntime.Program program;

    private Expression(String text, CelRuntime.Program program) {
        this.text = text;
        this.program = program;
    }

    /**
     * Compiles it.
     *
     * @throws IllegalArgumentException with the compiler's words
     */
    static Expression compile(String text) {
        try {
            return new Expression(text, RUNTIME.createProgram(COMPILER.compile(text).getAst()));
        } catch (CelValidationException | CelEvaluationException unfit) {
            throw new IllegalArgumentException(
                    "'%s': %s".formatted(text, unfit.getMessage().lines().findFirst().orElse("")),
                    unfit);
        }
    }

    /**
     * Its value; empty for null.
     *
     * @throws NotUnderstood if it cannot be evaluated on this event
     */
    Optional<Object> value(Map<String, Object> variables) {
        try {
            Object value = program.eval(variables);
            return value instanceof com.google.protobuf.NullValue
                            || value instanceof dev.cel.common.values.NullValue
                    ? Optional.empty()
                    : Optional.of(value);
        } catch (CelEvaluationException unfit) {
            throw new NotUnderstood(
                    "'%s': %s".formatted(text, unfit.getMessage().lines().findFirst().orElse("")),
                    unfit);
        }
    }
}
