/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.rest;

import io.mayfly.issuer.core.pickup.BadAssertion;
import io.mayfly.runtime.http.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** A caller who is not proved to be anybody is a 401. */
@Provider
public class BadAssertionMapper extends ExceptionMapperBase<BadAssertion> {

    private static final Logger LOG = Logger.getLogger(BadAssertionMapper.class);

    @Override
    protected HttpProblem toProblem(BadAssertion bad) {
        LOG.infof("assertion is refused; reason=%s", bad.getMessage());
        return HttpProblem.builder(
                        Problems.of(
                                Response.Status.UNAUTHORIZED, "bad-assertion", bad.getMessage()))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .build();
    }
}
