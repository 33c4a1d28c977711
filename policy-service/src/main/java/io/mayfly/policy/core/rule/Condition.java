/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/** A condition in CEL, compiled when its policy was loaded. */
public final class Condition {

    private static final int LONGEST_INPUT = 256;

    private final String text;
    private final CelRuntime.Program program;

    Condition(String text, CelRuntime.Program program) {
        this.text = text;
        this.program = program;
    }

    /**
     * Whether it holds.
     *
     * @throws UndecidedCondition if it cannot be said, as for a name that the context lacks
     */
    boolean holds(Question question) {
        try {
            return (Boolean) program.eval(question.variables());
        } catch (CelEvaluationException | RuntimeException undecided) {
            throw new UndecidedCondition(String.valueOf(undecided.getMessage()), undecided);
        }
    }

    /** What it looks at beside the inputs of every question: the context's entries it names. */
    SortedMap<String, String> inputs(Question question) {
        SortedMap<String, String> inputs = new TreeMap<>();
        for (Map.Entry<String, String> entry : question.context().entrySet()) {
            if (text.contains(entry.getKey())) {
                inputs.put("context." + entry.getKey(), bounded(entry.getValue()));
            }
        }
        return inputs;
    }

    private static String bounded(String value) {
        return value.length() <= LONGEST_INPUT ? value : value.substring(0, LONGEST_INPUT);
    }

    /** As it stands in the file. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
