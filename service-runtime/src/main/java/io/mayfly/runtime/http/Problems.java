/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;

/**
 * Refusals over HTTP: {@code application/problem+json} with a code that stays the same whatever the
 * text says.
 */
public final class Problems {

    /** The member that carries the code. */
    public static final String CODE = "code";

    private Problems() {}

    /**
     * A refusal to throw.
     *
     * @param code lower case with hyphens, part of the interface
     * @param detail names what was wrong; never a secret
     */
    public static HttpProblem of(Response.Status status, String code, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail)
                .with(CODE, code)
                .build();
    }
}
