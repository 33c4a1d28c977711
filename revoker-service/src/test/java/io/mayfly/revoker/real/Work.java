/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.real;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.ReadPosition;
import io.mayfly.common.event.Ruling;
import io.mayfly.common.event.TaskEvent.TaskEnded;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.Origin;
import io.mayfly.common.task.Outcome;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;

/** One task of a test's own, and what may be said of it. */
public record Work(TaskKey task, Access access, PrincipalId principal, OwnerId owner) {

    /** A task that wants to read orders there. */
    public static Work on(TargetName target) {
        String id = UUID.randomUUID().toString();
        return new Work(
                new TaskKey(new SourceName("demo"), "run-" + id, 1),
                World.orders(target),
                new PrincipalId("agent-" + id),
                new OwnerId("owner-" + id));
    }

    public GrantId grant() {
        return GrantId.of(task, access);
    }

    public GrantApproved approved(Duration lives) {
        Instant now = InstantSource.system().instant();
        return new GrantApproved(
                grant(),
                task,
                new Origin("/test", task.id(), "io.example.started.v1", Optional.empty()),
                access,
                new Pinned<>(principal, 1),
                new Pinned<>(owner, 1),
                new Ruling("test", "1", "permit", "for a test", new TreeMap<>()),
                now.plus(lives),
                now.plus(lives),
                now.plusSeconds(60),
                new ReadPosition(0, 0),
                Optional.empty());
    }

    public TaskEnded ended() {
        return new TaskEnded(task, Outcome.COMPLETED, Optional.empty(), Optional.empty());
    }
}
