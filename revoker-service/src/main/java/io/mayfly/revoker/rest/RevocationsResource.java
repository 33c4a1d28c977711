/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.rest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import io.mayfly.revoker.core.Revocation;
import io.mayfly.revoker.core.Revocations;
import io.mayfly.revoker.removal.Work;
import io.mayfly.revoker.store.AskedRevocations;
import io.mayfly.runtime.http.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ends access by command. The answer says that the end is committed, never that access is gone. */
@Path("/v1/revocations")
@Tag(name = "revocations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RevocationsResource {

    private static final int LONGEST_KEY = 128;

    private final Revocations revocations;
    private final AskedRevocations asked;
    private final Work work;

    RevocationsResource(Revocations revocations, AskedRevocations asked, Work work) {
        this.revocations = revocations;
        this.asked = asked;
        this.work = work;
    }

    @POST
    @RolesAllowed("operator")
    @RunOnVirtualThread
    @Operation(summary = "End a grant, a task, or all that a principal holds now")
    @APIResponse(responseCode = "202", description = "The end is committed; removal follows")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "409", description = "idempotency-conflict")
    public Response request(
            RevocationRequest request,
            @HeaderParam("Idempotency-Key") Optional<String> key,
            @Context SecurityContext caller) {
        Revocation wanted = revocation(request, key, caller.getUserPrincipal().getName());
        if (!revocations.request(wanted).equals(wanted)) {
            throw Problems.of(
                    Response.Status.CONFLICT,
                    "idempotency-conflict",
                    "this Idempotency-Key was used for something else");
        }
        work.wake();
        return Response.accepted(view(wanted.id()))
                .location(URI.create("/v1/revocations/" + wanted.id()))
                .build();
    }

    private static Revocation revocation(
            RevocationRequest request, Optional<String> key, String by) {
        try {
            if (request == null) {
                throw new IllegalArgumentException("the body is missing");
            }
            return new Revocation(id(key, by), request.about(), by, request.note());
        } catch (IllegalArgumentException unfit) {
            throw Problems.of(Response.Status.BAD_REQUEST, "invalid-request", unfit.getMessage());
        }
    }

    /** A repeat under the same key is the same revocation; keys of others do not meet. */
    private static UUID id(Optional<String> key, String by) {
        if (key.filter(text -> text.length() > LONGEST_KEY).isPresent()) {
            throw new IllegalArgumentException("Idempotency-Key is longer than " + LONGEST_KEY);
        }
        return key.map(
                        text ->
                                UUID.nameUUIDFromBytes(
                                        (by.length() + ":" + by + text)
                                                .getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"reader", "operator", "auditor"})
    @RunOnVirtualThread
    @Operation(summary = "What was asked, and how far each grant of it is")
    @APIResponse(responseCode = "404", description = "not-found")
    public RevocationView view(@PathParam("id") UUID id) {
        return asked.find(id)
                .map(
                        found ->
                                new RevocationView(
                                        found.id(),
                                        found.about().text(),
                                        found.by(),
                                        found.note(),
                                        found.requestedAt(),
                                        found.grants()))
                .orElseThrow(
                        () ->
                                Problems.of(
                                        Response.Status.NOT_FOUND,
                                        "not-found",
                                        "there is no revocation '%s'".formatted(id)));
    }
}
