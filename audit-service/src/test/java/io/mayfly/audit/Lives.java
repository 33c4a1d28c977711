/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import io.mayfly.common.event.DeadTopicRecord;
import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.GrantEvent;
import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.Samples;
import io.mayfly.common.event.Subject;
import io.mayfly.common.event.TaskEvent;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Inspection;
import io.mayfly.common.grant.Proof;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;

/** The events of whole lives of grants. */
public final class Lives {

    private Lives() {}

    public static TaskKey task(int number) {
        return new TaskKey(new SourceName("demo"), "run-" + number, 1);
    }

    public static GrantId grant(TaskKey task) {
        return GrantId.of(task, Samples.ACCESS);
    }

    /** From the start to the proof. The subject's counts are 1, 2, ... by writer. */
    public static <S extends Speaker> S whole(S speaker, TaskKey task) {
        begun(speaker, task)
                .say(2, ended(task))
                .say(1, mark(new Subject.OfTask(task)))
                .say(1, requested(task))
                .say(2, contained(task))
                .say(3, removed(task))
                .say(4, revoked(task));
        return speaker;
    }

    /** From the start to the hand-over. */
    public static <S extends Speaker> S begun(S speaker, TaskKey task) {
        speaker.say(1, started(task), approved(task), issued(task)).say(2, delivered(task));
        return speaker;
    }

    public static TaskEvent started(TaskKey task) {
        TaskEvent.TaskStarted sample = (TaskEvent.TaskStarted) Samples.of(EventType.TASK_STARTED);
        return new TaskEvent.TaskStarted(task, sample.origin(), sample.request());
    }

    public static TaskEvent ended(TaskKey task) {
        TaskEvent.TaskEnded sample = (TaskEvent.TaskEnded) Samples.of(EventType.TASK_ENDED);
        return new TaskEvent.TaskEnded(task, sample.outcome(), sample.origin(), sample.detail());
    }

    public static DecisionEvent.GrantApproved approved(TaskKey task) {
        DecisionEvent.GrantApproved sample =
                (DecisionEvent.GrantApproved) Samples.of(EventType.GRANT_APPROVED);
        return new DecisionEvent.GrantApproved(
                grant(task),
                task,
                sample.origin(),
                sample.access(),
                sample.principal(),
                sample.owner(),
                sample.ruling(),
                sample.notAfter(),
                sample.mostNotAfter(),
                sample.usableUntil(),
                sample.tasksRead(),
                sample.sealTo());
    }

    public static GrantEvent issued(TaskKey task) {
        GrantEvent.GrantIssued sample = (GrantEvent.GrantIssued) Samples.of(EventType.GRANT_ISSUED);
        return new GrantEvent.GrantIssued(
                grant(task),
                task,
                sample.principal(),
                sample.access(),
                sample.entitlement(),
                sample.scope(),
                sample.notAfter());
    }

    public static GrantEvent delivered(TaskKey task) {
        return new GrantEvent.CredentialDelivered(
                grant(task), task, Samples.PRINCIPAL, Optional.empty());
    }

    public static GrantEvent renewed(TaskKey task, Instant notAfter) {
        return new GrantEvent.GrantRenewed(grant(task), task, notAfter);
    }

    public static DeadTopicRecord mark(Subject subject) {
        return new DeadTopicRecord.DeadRecord(
                subject,
                EndReason.TASK_ENDED,
                0,
                Spoken.START.plusMillis(40),
                Spoken.START.plusSeconds(600));
    }

    public static RevocationEvent requested(TaskKey task) {
        return new RevocationEvent.RevocationRequested(
                grant(task),
                task,
                Samples.TARGET,
                EndReason.TASK_ENDED,
                Spoken.START.plusMillis(40),
                Optional.empty(),
                Optional.empty());
    }

    public static RevocationEvent contained(TaskKey task) {
        return new RevocationEvent.GrantContained(
                grant(task), task, Samples.TARGET, EndReason.TASK_ENDED);
    }

    public static RevocationEvent removed(TaskKey task) {
        return new RevocationEvent.EntitlementRemoved(grant(task), task, Samples.TARGET, 1);
    }

    public static RevocationEvent revoked(TaskKey task) {
        Inspection gone = new Inspection(true, true, 0, new TreeMap<>(), Spoken.START);
        return new RevocationEvent.GrantRevoked(
                grant(task), task, Samples.TARGET, EndReason.TASK_ENDED, new Proof.ReadBack(gone));
    }

    /** One event of each type, all of them samples. */
    public static List<Event> samples() {
        return List.of(EventType.values()).stream().map(Samples::of).toList();
    }
}
