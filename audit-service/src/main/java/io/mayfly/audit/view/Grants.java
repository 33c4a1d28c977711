/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Reads what the ledger says of grants. */
@Singleton
public class Grants implements PanacheRepositoryBase<GrantEntity, UUID> {

    /** Where a text occurs in one of the names. */
    public static final String NAMES =
            Stream.of("task", "principal", "owner", "target", "resource", "policy")
                    .map("lower(%s) like :text escape '!'"::formatted)
                    .collect(Collectors.joining(" or "));

    /** The newest first, at most {@code most} of them, before a position. */
    public Uni<List<GrantEntity>> page(Filter filter, Optional<Long> before, int most) {
        Filter all = filter.where("firstPosition < :before", "before", before);
        return find(all.query(), Sort.descending("firstPosition"), all.parameters())
                .range(0, most - 1)
                .list();
    }

    /** Those whose id lies between two, both included, at most two of them. */
    public Uni<List<GrantEntity>> between(UUID least, UUID most) {
        return find("id between ?1 and ?2", least, most).range(0, 1).list();
    }

    /**
     * Those that counted as access at an instant, at most {@code most} of them, with the position
     * of the ledger that the answer is from.
     */
    public Uni<List<GrantAt>> asOf(Filter filter, Instant instant, Optional<Long> after, int most) {
        Filter all =
                filter.where(
                                "accessFrom <= :instant"
                                        + " and (accessUntil is null or accessUntil > :instant)",
                                "instant",
                                Optional.of(instant))
                        .where("firstPosition > :after", "after", after);
        return getSession()
                .chain(
                        session -> {
                            var query =
                                    session.createSelectionQuery(
                                            "select new io.mayfly.audit.view.GrantAt(g, (select"
                                                    + " max(e.position) from EntryEntity e)) from"
                                                    + " GrantEntity g where "
                                                    + all.query()
                                                    + " order by g.firstPosition",
                                            GrantAt.class);
                            all.parameters().forEach(query::setParameter);
                            return query.setMaxResults(most).getResultList();
                        });
    }
}
