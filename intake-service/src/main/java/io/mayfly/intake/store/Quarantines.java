/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Reads quarantine. */
@Singleton
public class Quarantines implements PanacheRepositoryBase<QuarantineEntity, UUID> {

    /** The newest, at most {@code most}, of one source or of all, before a position. */
    public Uni<List<QuarantineEntity>> page(Optional<String> source, long before, int most) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("before", before);
        source.ifPresent(name -> parameters.put("source", name));
        String query =
                "position < :before" + source.map(name -> " and source = :source").orElse("");
        return find(query, Sort.descending("position"), parameters).range(0, most - 1).list();
    }
}
