/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.rest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.mayfly.intake.store.QuarantineEntity;
import io.mayfly.intake.store.Quarantines;
import io.mayfly.runtime.http.Problems;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What was not taken, and why. */
@Path("/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
class QuarantineResource {

    private static final int MOST = 200;

    private final Quarantines quarantines;

    QuarantineResource(Quarantines quarantines) {
        this.quarantines = quarantines;
    }

    @GET
    @RolesAllowed({"reader", "auditor", "operator"})
    @WithSession
    @Operation(summary = "What was not taken, the newest first")
    Uni<QuarantinePage> list(
            @RestQuery Optional<String> source,
            @RestQuery @DefaultValue("9223372036854775807") long before,
            @RestQuery("page_size") @DefaultValue("50") int pageSize) {
        if (pageSize < 1 || pageSize > MOST) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    "bad-page-size",
                    "page_size %d is not within 1 to %d".formatted(pageSize, MOST));
        }
        return quarantines.page(source, before, pageSize).map(rows -> page(rows, pageSize));
    }

    private static QuarantinePage page(List<QuarantineEntity> rows, int pageSize) {
        long before = rows.size() < pageSize ? 0 : rows.getLast().position;
        return new QuarantinePage(rows.stream().map(QuarantineAnswer::of).toList(), before);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"reader", "auditor", "operator"})
    @WithSession
    @Operation(summary = "One of them")
    Uni<QuarantineAnswer> one(@RestPath UUID id) {
        return quarantines
                .findById(id)
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                Problems.of(
                                        Response.Status.NOT_FOUND,
                                        "quarantine-unknown",
                                        "nothing of id %s is in quarantine".formatted(id)))
                .map(QuarantineAnswer::of);
    }
}
