/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.store;

import java.util.Optional;
import java.util.UUID;

import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.GrantEvent.IssueStopped;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.StopReason;
import io.mayfly.common.task.TaskKey;
import io.mayfly.common.telemetry.TraceContext;
import io.mayfly.runtime.outbox.Fact;
import io.vertx.mutiny.sqlclient.Row;

/** What has become true of a row, as the event that states it. */
final class Facts {

    private Facts() {}

    /** A row that was stopped, for its own reason. */
    static Fact stopped(Row row) {
        return stopped(row, StopReason.of(row.getString("reason")), row.getString("detail"));
    }

    /** A row that an end overtook before it was issued. */
    static Fact ended(Row row) {
        return stopped(row, StopReason.ALREADY_ENDED, row.getString("reason"));
    }

    private static Fact stopped(Row row, StopReason reason, String detail) {
        return of(row, new IssueStopped(grant(row), task(row), reason, detail));
    }

    /** An event of the row, in the trace of its decision. */
    static Fact of(Row row, Event event) {
        Fact fact = Fact.of(event).causedBy(new EventId(uuid(row, "decision_event")));
        return trace(row).map(fact::in).orElse(fact);
    }

    static GrantId grant(Row row) {
        return new GrantId(uuid(row, "grant_id"));
    }

    static TaskKey task(Row row) {
        return TaskKey.parse(row.getString("task"));
    }

    static Optional<TraceContext> trace(Row row) {
        return TraceContext.of(
                Optional.ofNullable(row.getString("traceparent")),
                Optional.ofNullable(row.getString("tracestate")));
    }

    private static UUID uuid(Row row, String column) {
        return row.getUUID(column);
    }
}
