/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.util.List;
import java.util.Optional;

import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.audit.ledger.core.LedgerRecord;
import io.mayfly.audit.timeline.core.Timeline;
import io.mayfly.audit.view.Entries;
import io.mayfly.audit.view.EntryEntity;
import io.mayfly.audit.view.Filter;
import io.mayfly.audit.view.GrantEntity;
import io.mayfly.audit.view.Grants;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Grants, as the ledger knows them. */
@Path("/v1/grants")
@Produces(MediaType.APPLICATION_JSON)
class GrantsResource {

    private static final int MOST_LINES = 1000;

    private final Grants grants;
    private final Entries entries;
    private final GrantFinder finder;
    private final Paging paging;

    GrantsResource(Grants grants, Entries entries, GrantFinder finder, Paging paging) {
        this.grants = grants;
        this.entries = entries;
        this.finder = finder;
        this.paging = paging;
    }

    @GET
    @RolesAllowed({"reader", "auditor"})
    @WithSession
    @Operation(summary = "Grants that fit all filters, the newest first")
    public Uni<GrantsPage> list(
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> principal,
            @RestQuery Optional<String> target,
            @RestQuery Optional<String> owner,
            @RestQuery Optional<String> task,
            @RestQuery Optional<String> q,
            @RestQuery("page_size") Optional<Integer> pageSize,
            @RestQuery("page_token") Optional<String> pageToken) {
        Filter filter =
                new Filter()
                        .is("state", Asked.state(state))
                        .is("principal", Asked.text("principal", principal))
                        .is("target", Asked.text("target", target))
                        .is("owner", Asked.text("owner", owner))
                        .is("task", Asked.text("task", task))
                        .where(Grants.NAMES, "text", Asked.text("q", q).map(Filter::containing));
        int size = paging.size(pageSize);
        String question = "grants " + filter.question();
        Optional<Long> before = paging.position(question, pageToken);
        return grants.page(filter, before, size + 1)
                .map(read -> paging.page(read, size, question, grant -> grant.firstPosition))
                .map(
                        page ->
                                new GrantsPage(
                                        page.items().stream().map(GrantAnswer::of).toList(),
                                        page.next()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"reader", "auditor"})
    @WithSession
    @Operation(summary = "One grant, by its id or the beginning of it")
    public Uni<GrantAnswer> one(@PathParam("id") String id) {
        return finder.find(id).map(GrantAnswer::of);
    }

    @GET
    @Path("/{id}/timeline")
    @RolesAllowed({"reader", "auditor"})
    @WithSession
    @Operation(summary = "All that was recorded of one grant and its task, in causal order")
    public Uni<TimelineAnswer> timeline(@PathParam("id") String id) {
        return finder.find(id)
                .chain(
                        grant ->
                                entries.ofGrant(grant, MOST_LINES + 1)
                                        .map(read -> timeline(grant, read)));
    }

    private static TimelineAnswer timeline(GrantEntity grant, List<EntryEntity> read) {
        List<Entry> told =
                read.stream()
                        .limit(MOST_LINES)
                        .map(row -> LedgerRecord.read(row.record))
                        .filter(entry -> Concern.of(grant, entry))
                        .toList();
        return TimelineAnswer.of(grant, Timeline.of(told), read.size() > MOST_LINES);
    }
}
