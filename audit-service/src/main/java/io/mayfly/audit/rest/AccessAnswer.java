/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mayfly.audit.view.GrantEntity;

/**
 * Who could reach what at a time.
 *
 * @param position the position of the ledger from which this is answered; a record that comes later
 *     may tell more of that time
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AccessAnswer(
        Instant asOf,
        long position,
        List<Held> items,
        @JsonProperty("next_page_token") Optional<String> nextPageToken) {

    AccessAnswer {
        items = List.copyOf(items);
    }

    /**
     * A grant that counted as access then.
     *
     * @param from when it was issued
     * @param until when it was contained; absent while it is not
     * @param pastEnd whether its end had come, and containment was still to follow
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Held(
            UUID grantId,
            Optional<String> principal,
            Optional<String> owner,
            Optional<String> task,
            Optional<String> target,
            Optional<String> resource,
            List<String> actions,
            Optional<String> policy,
            Instant from,
            Optional<Instant> until,
            boolean pastEnd) {

        static Held of(GrantEntity grant, Instant instant) {
            return new Held(
                    grant.id,
                    Optional.ofNullable(grant.principal),
                    Optional.ofNullable(grant.owner),
                    Optional.ofNullable(grant.task),
                    Optional.ofNullable(grant.target),
                    Optional.ofNullable(grant.resource),
                    GrantAnswer.actions(grant),
                    Optional.ofNullable(grant.policy),
                    grant.accessFrom,
                    Optional.ofNullable(grant.accessUntil),
                    Optional.ofNullable(grant.endedAt)
                            .filter(end -> !end.isAfter(instant))
                            .isPresent());
        }
    }
}
