/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.EventId;
import io.mayfly.common.grant.Approval;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.Ending;
import io.mayfly.common.grant.Grant;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.TaskKey;
import io.mayfly.common.telemetry.TraceContext;
import io.mayfly.revoker.core.Armed;
import io.vertx.mutiny.sqlclient.Row;

/** An armed grant as a row, and back. A closed one is never read back: nothing follows. */
final class ArmedRow {

    private ArmedRow() {}

    static Armed read(Row row) {
        Approval approval = approval(row);
        return new Armed(
                grant(new GrantId(row.getUUID("id")), approval, row),
                approval,
                instant(row, "decided_at"),
                Optional.ofNullable(row.getUUID("cause")).map(EventId::new),
                TraceContext.of(text(row, "traceparent"), text(row, "tracestate")),
                row.getInteger("failures"));
    }

    private static Approval approval(Row row) {
        return new Approval(
                TaskKey.parse(row.getString("task")),
                new TargetName(row.getString("target")),
                new Pinned<>(
                        new PrincipalId(row.getString("principal")),
                        row.getLong("principal_version")),
                new Pinned<>(new OwnerId(row.getString("owner")), row.getLong("owner_version")),
                instant(row, "not_after"),
                instant(row, "most_not_after"),
                instant(row, "usable_until"));
    }

    private static Grant grant(GrantId id, Approval approval, Row row) {
        return switch (row.getString("state")) {
            case "approved" -> new Grant.Approved(id, approval);
            case "active" -> new Grant.Active(id, approval);
            case "delivered" -> new Grant.Delivered(id, approval);
            case "marked" -> new Grant.Marked(id, ending(row));
            case "contained" -> new Grant.Contained(id, ending(row));
            case "removed" -> new Grant.Removed(id, ending(row));
            default ->
                    throw new IllegalStateException(
                            "grant %s is in state '%s', which is not worked on"
                                    .formatted(id, row.getString("state")));
        };
    }

    static Ending ending(Row row) {
        return new Ending(EndReason.of(row.getString("reason")), instant(row, "ended_at"));
    }

    static String state(Grant grant) {
        return switch (grant) {
            case Grant.Approved approved -> "approved";
            case Grant.Active active -> "active";
            case Grant.Delivered delivered -> "delivered";
            case Grant.Marked marked -> "marked";
            case Grant.Contained contained -> "contained";
            case Grant.Removed removed -> "removed";
            case Grant.Revoked revoked -> "revoked";
            case Grant.Aborted aborted -> "aborted";
            case Grant.Requested unarmed -> throw neverArmed(grant);
            case Grant.Denied unarmed -> throw neverArmed(grant);
            case Grant.Issuing issuers -> throw neverArmed(grant);
        };
    }

    private static IllegalArgumentException neverArmed(Grant grant) {
        return new IllegalArgumentException("%s is no state of an armed grant".formatted(grant));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }

    static UUID[] ids(Collection<GrantId> grants) {
        return grants.stream().map(GrantId::value).sorted().toArray(UUID[]::new);
    }
}
