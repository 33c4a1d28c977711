/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mayfly.runtime.http.Problems;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows what is past its end and not proved gone. Debt is never hidden and never written off. */
@Path("/v1/debt")
@Tag(name = "debt")
@Produces(MediaType.APPLICATION_JSON)
public class DebtResource {

    private static final int LARGEST_PAGE = 500;

    private static final String OLDEST_FIRST =
            """
            state in ('marked', 'contained', 'removed')
            and (:target = '' or target = :target)
            and (:owner = '' or owner = :owner)
            and (:principal = '' or principal = :principal)
            and (endedAt > :endedAt or (endedAt = :endedAt and id > :id))
            order by endedAt, id
            """;

    private final InstantSource clock;

    DebtResource(InstantSource clock) {
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"reader", "operator", "auditor"})
    @WithSession
    @Operation(summary = "Grants past their end that are not proved gone, oldest first")
    public Uni<DebtPage> debt(
            @QueryParam("target") @DefaultValue("") String target,
            @QueryParam("owner") @DefaultValue("") String owner,
            @QueryParam("principal") @DefaultValue("") String principal,
            @QueryParam("page_size") @DefaultValue("100") int pageSize,
            @QueryParam("page_token") Optional<String> pageToken) {
        int size = Math.clamp(pageSize, 1, LARGEST_PAGE);
        DebtCursor after = cursor(pageToken);
        return DebtEntity.<DebtEntity>find(
                        OLDEST_FIRST,
                        Map.of(
                                "target", target,
                                "owner", owner,
                                "principal", principal,
                                "endedAt", after.endedAt(),
                                "id", after.grant()))
                .range(0, size)
                .list()
                .map(found -> page(found, size));
    }

    private static DebtCursor cursor(Optional<String> token) {
        try {
            return token.map(DebtCursor::of).orElse(DebtCursor.BEGINNING);
        } catch (IllegalArgumentException unfit) {
            throw Problems.of(Response.Status.BAD_REQUEST, "invalid-request", unfit.getMessage());
        }
    }

    /** One more than the page was asked for, to know whether there is a next one. */
    private DebtPage page(List<DebtEntity> found, int size) {
        List<DebtEntity> shown = found.subList(0, Math.min(size, found.size()));
        Optional<String> next =
                found.size() > size
                        ? Optional.of(
                                new DebtCursor(shown.getLast().endedAt, shown.getLast().id).token())
                        : Optional.empty();
        Instant now = clock.instant();
        return new DebtPage(shown.stream().map(row -> entry(row, now)).toList(), next);
    }

    private static DebtPage.Entry entry(DebtEntity row, Instant now) {
        return new DebtPage.Entry(
                row.id,
                row.task,
                row.target,
                row.principal,
                row.owner,
                row.reason,
                row.endedAt,
                Math.max(0, Duration.between(row.endedAt, now).toSeconds()),
                row.state,
                row.failures,
                Optional.ofNullable(row.lastError),
                row.nextTry);
    }
}
