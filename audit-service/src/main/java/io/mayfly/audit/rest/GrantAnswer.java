/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mayfly.audit.timeline.core.Timeline;
import io.mayfly.audit.view.GrantEntity;

/**
 * How a grant stands, as the ledger knows it; times by the broker's clock. What it does not know is
 * absent.
 *
 * @param startedAt when its task started; on a timeline only
 * @param reason why it ended
 * @param refusal why it was denied or not issued
 * @param endToProvedMillis from the end to the proof that nothing is left
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record GrantAnswer(
        UUID id,
        String state,
        Optional<String> task,
        Optional<String> principal,
        Optional<String> owner,
        Optional<String> target,
        Optional<String> resource,
        List<String> actions,
        Optional<String> policy,
        Optional<String> policyVersion,
        Optional<String> policyReason,
        Optional<Instant> notAfter,
        Optional<String> reason,
        Optional<String> refusal,
        Optional<Instant> startedAt,
        Optional<Instant> approvedAt,
        Optional<Instant> deniedAt,
        Optional<Instant> issuedAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> endedAt,
        Optional<Instant> markedAt,
        Optional<Instant> containedAt,
        Optional<Instant> removedAt,
        Optional<Instant> provedAt,
        Optional<Long> endToProvedMillis,
        Optional<String> traceId) {

    static GrantAnswer of(GrantEntity grant) {
        return of(grant, Optional.empty(), Optional.ofNullable(grant.endedAt));
    }

    static GrantAnswer of(GrantEntity grant, Timeline timeline) {
        return of(grant, Optional.of(timeline.startedAt()), timeline.endedAt());
    }

    private static GrantAnswer of(
            GrantEntity grant, Optional<Instant> startedAt, Optional<Instant> endedAt) {
        Optional<Instant> provedAt =
                Optional.ofNullable(grant.revokedAt).or(() -> Optional.ofNullable(grant.abortedAt));
        return new GrantAnswer(
                grant.id,
                grant.state,
                Optional.ofNullable(grant.task),
                Optional.ofNullable(grant.principal),
                Optional.ofNullable(grant.owner),
                Optional.ofNullable(grant.target),
                Optional.ofNullable(grant.resource),
                actions(grant),
                Optional.ofNullable(grant.policy),
                Optional.ofNullable(grant.policyVersion),
                Optional.ofNullable(grant.policyReason),
                Optional.ofNullable(grant.notAfter),
                Optional.ofNullable(grant.reason),
                Optional.ofNullable(grant.refusal),
                startedAt,
                Optional.ofNullable(grant.approvedAt),
                Optional.ofNullable(grant.deniedAt),
                Optional.ofNullable(grant.issuedAt),
                Optional.ofNullable(grant.deliveredAt),
                endedAt,
                Optional.ofNullable(grant.markedAt),
                Optional.ofNullable(grant.containedAt),
                Optional.ofNullable(grant.removedAt),
                provedAt,
                endedAt.flatMap(
                        end -> provedAt.map(proved -> Duration.between(end, proved).toMillis())),
                Optional.ofNullable(grant.traceId));
    }

    static List<String> actions(GrantEntity grant) {
        return Optional.ofNullable(grant.actions)
                .map(actions -> List.of(actions.split(",", -1)))
                .orElse(List.of());
    }
}
