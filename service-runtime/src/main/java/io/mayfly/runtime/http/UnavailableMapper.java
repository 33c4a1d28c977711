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
import org.jboss.logging.Logger;

/** A missing server is a 503 to the caller, who may come again. */
@Provider
public class UnavailableMapper extends ExceptionMapperBase<Unavailable> {

    private static final Logger LOG = Logger.getLogger(UnavailableMapper.class);

    @Override
    protected HttpProblem toProblem(Unavailable missing) {
        LOG.warnf(missing, "request has to wait");
        return HttpProblem.builder(
                        Problems.of(
                                Response.Status.SERVICE_UNAVAILABLE,
                                "unavailable",
                                "a server that this needs does not answer"))
                .withHeader("Retry-After", "1")
                .build();
    }
}
