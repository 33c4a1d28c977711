/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import io.mayfly.audit.view.Entries;
import io.mayfly.audit.view.Filter;
import io.mayfly.audit.view.GrantAt;
import io.mayfly.audit.view.Grants;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Who could reach what at a time. */
@Path("/v1/access")
@Produces(MediaType.APPLICATION_JSON)
class AccessResource {

    private final Grants grants;
    private final Entries entries;
    private final Paging paging;
    private final InstantSource clock;

    AccessResource(Grants grants, Entries entries, Paging paging, InstantSource clock) {
        this.grants = grants;
        this.entries = entries;
        this.paging = paging;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"reader", "auditor"})
    @WithSession
    @Operation(
            summary =
                    "Grants that counted as access at a time, from issue to containment, on a"
                            + " target or of a principal")
    public Uni<AccessAnswer> asOf(
            @RestQuery Optional<String> target,
            @RestQuery Optional<String> resource,
            @RestQuery Optional<String> principal,
            @RestQuery("as_of") Optional<String> asOf,
            @RestQuery("page_size") Optional<Integer> pageSize,
            @RestQuery("page_token") Optional<String> pageToken) {
        if (target.isEmpty() && principal.isEmpty()) {
            throw Asked.bad("target", "name a target or a principal");
        }
        Instant now = clock.instant();
        Instant instant = Asked.instant("as_of", asOf).orElse(now);
        if (instant.isAfter(now)) {
            throw Asked.bad("as_of", "nobody knows the future");
        }
        Filter filter =
                new Filter()
                        .is("target", Asked.text("target", target))
                        .is("resource", Asked.text("resource", resource))
                        .is("principal", Asked.text("principal", principal));
        return answer(filter, instant, paging.size(pageSize), pageToken);
    }

    private Uni<AccessAnswer> answer(
            Filter filter, Instant instant, int size, Optional<String> pageToken) {
        String question = "access %s %s".formatted(instant, filter.question());
        Optional<Long> after = paging.position(question, pageToken);
        return entries.lastPosition()
                .chain(
                        position ->
                                grants.asOf(filter, instant, after, size + 1)
                                        .map(
                                                read ->
                                                        answer(
                                                                instant,
                                                                position,
                                                                paging.page(
                                                                        read,
                                                                        size,
                                                                        question,
                                                                        found ->
                                                                                found.grant()
                                                                                        .firstPosition))));
    }

    /**
     * The position is that of the very view that the grants were read in; without any, one before.
     */
    private static AccessAnswer answer(
            Instant instant, long positionBefore, Paging.Page<GrantAt> page) {
        List<GrantAt> found = page.items();
        long position = found.isEmpty() ? positionBefore : found.getFirst().position();
        return new AccessAnswer(
                instant,
                position,
                found.stream().map(at -> AccessAnswer.Held.of(at.grant(), instant)).toList(),
                page.next());
    }
}
