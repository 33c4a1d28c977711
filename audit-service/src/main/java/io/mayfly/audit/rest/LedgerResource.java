/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.util.Optional;
import java.util.stream.Collectors;

import io.mayfly.audit.ledger.core.Head;
import io.mayfly.audit.ledger.core.Verification;
import io.mayfly.audit.start.AuditConfig;
import io.mayfly.audit.store.LedgerStore;
import io.mayfly.audit.view.Entries;
import io.mayfly.audit.view.EntryEntity;
import io.mayfly.audit.view.Filter;
import io.mayfly.runtime.http.Problems;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The ledger itself. */
@Path("/v1/ledger")
class LedgerResource {

    private static final String NDJSON = "application/x-ndjson";

    private final Entries entries;
    private final LedgerStore store;
    private final Paging paging;
    private final VerificationMetrics metrics;
    private final long mostVerified;

    LedgerResource(
            Entries entries,
            LedgerStore store,
            Paging paging,
            VerificationMetrics metrics,
            AuditConfig config) {
        this.entries = entries;
        this.store = store;
        this.paging = paging;
        this.metrics = metrics;
        this.mostVerified = config.mostVerified();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"reader", "auditor"})
    @WithSession
    @Operation(summary = "Entries that fit all filters, in their order")
    public Uni<EntriesPage> list(
            @BeanParam EntryFilters filters,
            @RestQuery("page_size") Optional<Integer> pageSize,
            @RestQuery("page_token") Optional<String> pageToken) {
        return page(filters.filter(), pageSize, pageToken)
                .map(
                        page ->
                                new EntriesPage(
                                        page.items().stream().map(EntryAnswer::of).toList(),
                                        page.next()));
    }

    @GET
    @Produces(NDJSON + ";qs=0.1") // only who asks for it gets it
    @RolesAllowed({"reader", "auditor"})
    @WithSession
    @Operation(
            summary = "The same, an entry a line; the token of the next page is in Next-Page-Token")
    public Uni<Response> lines(
            @BeanParam EntryFilters filters,
            @RestQuery("page_size") Optional<Integer> pageSize,
            @RestQuery("page_token") Optional<String> pageToken) {
        return page(filters.filter(), pageSize, pageToken).map(LedgerResource::lines);
    }

    private static Response lines(Paging.Page<EntryEntity> page) {
        Response.ResponseBuilder response =
                Response.ok(
                        page.items().stream()
                                .map(entry -> EntryAnswer.of(entry).line())
                                .collect(Collectors.joining()),
                        NDJSON);
        page.next().ifPresent(token -> response.header("Next-Page-Token", token));
        return response.build();
    }

    private Uni<Paging.Page<EntryEntity>> page(
            Filter filter, Optional<Integer> pageSize, Optional<String> pageToken) {
        int size = paging.size(pageSize);
        String question = "ledger " + filter.question();
        Optional<Long> after = paging.position(question, pageToken);
        return entries.page(filter, after, size + 1)
                .map(read -> paging.page(read, size, question, entry -> entry.position));
    }

    @GET
    @Path("/{position:[0-9]{1,18}}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"reader", "auditor"})
    @WithSession
    @Operation(summary = "One entry")
    public Uni<EntryAnswer> one(@PathParam("position") long position) {
        return entries.findById(position)
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                Problems.of(
                                        Response.Status.NOT_FOUND,
                                        "entry-unknown",
                                        "the ledger has no position %d".formatted(position)))
                .map(EntryAnswer::of);
    }

    @GET
    @Path("/verification")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"reader", "auditor"})
    @RunOnVirtualThread
    @Operation(summary = "Computes the chain again from one position to another, both included")
    public VerificationAnswer verification(
            @RestQuery Optional<Long> from, @RestQuery Optional<Long> to) {
        long first = from.orElse(1L);
        Head head = store.head();
        long last = Math.min(to.orElse(head.position()), head.position());
        if (first < 1 || (to.isPresent() && last < first && head.position() > 0)) {
            throw Asked.bad("from", "the ledger has no positions %d to %d".formatted(first, last));
        }
        if (last - first >= mostVerified) {
            throw Asked.bad("to", "at most %d entries at once".formatted(mostVerified));
        }
        Verification verification = store.verify(first, last);
        metrics.verified(verification);
        return VerificationAnswer.of(first, last, verification);
    }
}
