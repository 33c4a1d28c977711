/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.http;

import java.util.Map;

import io.mayfly.runtime.Unavailable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Routes like those of a service. */
@Path("/v1/guarded")
@RunOnVirtualThread
public class GuardedResource {

    @GET
    @RolesAllowed("reader")
    public Map<String, String> read() {
        return Map.of("answer", "yes");
    }

    @POST
    @RolesAllowed("operator")
    public Map<String, String> command(Map<String, Object> body) {
        return Map.of("members", Integer.toString(body.size()));
    }

    @GET
    @Path("/away")
    @RolesAllowed("reader")
    public String away() {
        throw new Unavailable("10.1.2.3 is away");
    }

    @GET
    @Path("/refused")
    @RolesAllowed("reader")
    public String refused() {
        throw Problems.of(Response.Status.CONFLICT, "already-over", "the grant is over");
    }

    @GET
    @Path("/broken")
    @RolesAllowed("reader")
    public String broken() {
        throw new IllegalStateException("password=hunter2");
    }
}
