/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The answer to a caller of whom it is not known who it is, whatever the reason. */
final class Unauthenticated {

    /** Before the problem library's own mappers, which call for a member that Quarkus has not. */
    static final int PRIORITY = 1;

    private Unauthenticated() {}

    static Response answer() {
        return HttpProblem.builder(
                        Problems.of(
                                Response.Status.UNAUTHORIZED,
                                "unauthorized",
                                "a valid bearer token is required"))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
