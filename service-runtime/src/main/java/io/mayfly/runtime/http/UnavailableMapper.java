/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.http;

import io.mayfly.runtime.Unavailable;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** A missing server is a 503 to the caller, who may come again. */
@Provider
public class UnavailableMapper extends ExceptionMapperBase<Unavailable> {

    @Override
    protected HttpProblem toProblem(Unavailable missing) {
        return HttpProblem.builder(
                        Problems.of(
                                Response.Status.SERVICE_UNAVAILABLE,
                                "unavailable",
                                "a server that this needs does not answer"))
                .withHeader("Retry-After", "1")
                .build();
    }
}
