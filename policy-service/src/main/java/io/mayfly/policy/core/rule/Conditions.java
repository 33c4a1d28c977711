/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/**
 * Compiles conditions. Each variable is declared with its type, so that a misspelt one is refused
 * when the policy is loaded and not when it decides.
 */
final class Conditions {

    private static final int LONGEST = 4096;
    private static final int MOST_ITERATIONS = 10_000;
    private static final int MOST_DEPTH = 32;

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(MOST_DEPTH)
                    .comprehensionMaxIterations(MOST_ITERATIONS)
                    .build();

    private static final CelCompiler COMPILER =
            CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .setResultType(SimpleType.BOOL)
                    .addVar("source", SimpleType.STRING)
                    .addVar("task.id", SimpleType.STRING)
                    .addVar("task.attempt", SimpleType.INT)
                    .addVar("task.kind", SimpleType.STRING)
                    .addVar("principal.id", SimpleType.STRING)
                    .addVar("principal.kind", SimpleType.STRING)
                    .addVar("owner.id", SimpleType.STRING)
                    .addVar("owner.name", SimpleType.STRING)
                    .addVar("access.target", SimpleType.STRING)
                    .addVar("access.resource", SimpleType.STRING)
                    .addVar("access.actions", ListType.create(SimpleType.STRING))
                    .addVar("context", MapType.create(SimpleType.STRING, SimpleType.STRING))
                    .addVar("time", SimpleType.TIMESTAMP)
                    .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private Conditions() {}

    /**
     * Compiles a condition.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Condition compile(String text) {
        try {
            return new Condition(text, RUNTIME.createProgram(COMPILER.compile(text).getAst()));
        } catch (CelValidationException broken) {
            throw new IllegalArgumentException(firstIssue(broken), broken);
        } catch (CelEvaluationException unusable) {
            throw new IllegalArgumentException(unusable.getMessage(), unusable);
        }
    }

    private static String firstIssue(CelValidationException broken) {
        return broken.getErrors().stream()
                .map(
                        issue ->
                                "not a condition: %s (column %d)"
                                        .formatted(
                                                issue.getMessage(),
                                                issue.getSourceLocation().getColumn() + 1))
                .findFirst()
                .orElse("not a condition");
    }
}
