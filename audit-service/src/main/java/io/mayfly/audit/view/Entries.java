/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mayfly.common.event.Topic;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Reads the ledger's entries. */
@Singleton
public class Entries implements PanacheRepositoryBase<EntryEntity, Long> {

    /** A task's heartbeats are no news on a timeline. */
    private static final String OF_GRANT =
            "grant = :grant"
                    + " or (grant is null and task = :task and type <> 'TaskHeartbeat')"
                    + " or (topic = :dead and grant is null and task is null"
                    + " and (principal = :principal or owner = :owner))";

    /** In their order, at most {@code most} of them, after a position. */
    public Uni<List<EntryEntity>> page(Filter filter, Optional<Long> after, int most) {
        Filter all = filter.where("position > :after", "after", after);
        return find(all.query(), Sort.ascending("position"), all.parameters())
                .range(0, most - 1)
                .list();
    }

    /** The last {@code most} that concern a grant: its own, its task's, its people's marks. */
    public Uni<List<EntryEntity>> ofGrant(GrantEntity grant, int most) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("grant", grant.id);
        parameters.put("task", grant.task);
        parameters.put("dead", Topic.DEAD.topicName());
        parameters.put("principal", grant.principal);
        parameters.put("owner", grant.owner);
        return find(OF_GRANT, Sort.descending("position"), parameters).range(0, most - 1).list();
    }

    /** The last position; 0 while there is none. */
    public Uni<Long> lastPosition() {
        return getSession()
                .chain(
                        session ->
                                session.createSelectionQuery(
                                                "select coalesce(max(position), 0) from"
                                                        + " EntryEntity",
                                                Long.class)
                                        .getSingleResult());
    }
}
