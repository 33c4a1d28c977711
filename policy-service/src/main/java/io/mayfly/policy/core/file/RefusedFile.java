/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.file;

import java.util.Objects;

/** A file that is not taken; what stood before stays as it is. */
public final class RefusedFile extends RuntimeException {

    private final transient Problem problem;

    public RefusedFile(Problem problem) {
        super(problem.toString());
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    public Problem problem() {
        return problem;
    }
}
