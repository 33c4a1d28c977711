/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.http;

import java.util.Locale;
import java.util.Optional;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Gives the framework's own refusals a code too: that of their status, as in {@code forbidden}. */
@Singleton
public class ProblemCodes implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey(Problems.CODE)) {
            return problem;
        }
        return HttpProblem.builder(problem)
                .with(Problems.CODE, code(problem.getStatusCode()))
                .build();
    }

    private static String code(int status) {
        return Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .map(phrase -> phrase.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .orElse("http-" + status);
    }
}
