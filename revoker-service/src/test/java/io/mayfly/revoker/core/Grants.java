/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.Approval;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.Ending;
import io.mayfly.common.grant.Grant;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;

/** Armed grants and ends to test with. */
final class Grants {

    static final TargetName SHOP = new TargetName("shop");
    static final TargetName FAR = new TargetName("far");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final PrincipalId AGENT = new PrincipalId("agent-7");
    static final OwnerId ANA = new OwnerId("ana");
    static final SourceName DEMO = new SourceName("demo");
    static final EventId CAUSE = new EventId(new UUID(1, 1));

    private Grants() {}

    static TaskKey task(int number) {
        return new TaskKey(DEMO, "run-" + number, 1);
    }

    /** The grant of that task on the shop, an hour long, of version 3 of all identities. */
    static Armed of(int number) {
        return of(number, SHOP, Duration.ofHours(1));
    }

    static Armed of(int number, TargetName target, Duration lives) {
        Access access =
                Access.of(target, new ResourceName("orders"), List.of(new Action("select")));
        Approval approval =
                new Approval(
                        task(number),
                        target,
                        new Pinned<>(AGENT, 3),
                        new Pinned<>(ANA, 3),
                        NOON.plus(lives),
                        NOON.plus(lives.multipliedBy(2)),
                        NOON.plusSeconds(60));
        return new Armed(
                new Grant.Approved(GrantId.of(task(number), access), approval),
                approval,
                NOON,
                Optional.of(CAUSE),
                Optional.empty(),
                0);
    }

    static Heard approved(Armed grant) {
        return new Heard.Approved(grant);
    }

    static Heard ended(int task) {
        return over(new Subject.OfTask(task(task)), EndReason.TASK_ENDED);
    }

    static Heard over(Subject about, EndReason reason) {
        return new Heard.Over(new Tombstone.Dead(about, new Ending(reason, NOON), said()));
    }

    static Heard cutOff(Subject about, long version) {
        return new Heard.Over(
                new Tombstone.CutOff(
                        about, version, new Ending(EndReason.PRINCIPAL_OFFBOARDED, NOON), said()));
    }

    static Heard risk(Subject about, Instant at) {
        return new Heard.Over(Hearing.risen(about, new Ending(EndReason.SIGNAL, at), said()));
    }

    static Said said() {
        return Said.byEvent(CAUSE, Optional.empty());
    }
}
