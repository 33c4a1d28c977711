/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.access.Access;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.common.task.Origin;
import io.mayfly.common.task.TaskKey;

/** What policy decided about one grant. Written and signed by policy, keyed by the task. */
public sealed interface DecisionEvent extends Event {

    GrantId grant();

    TaskKey task();

    @Override
    default String subject() {
        return grant().toString();
    }

    @Override
    default String partitionKey() {
        return task().toString();
    }

    /**
     * The task may have the access.
     *
     * @param origin the outside start event, by which the workload may name the grant at the
     *     pick-up
     * @param notAfter when it ends whatever happens
     * @param mostNotAfter the latest that renewal may move {@code notAfter} to
     * @param usableUntil when the decision goes stale: not issued and delivered by then means never
     * @param tasksRead how far policy had read the task's own partition; whoever issues must have
     *     read further
     * @param sealTo the key the credential is sealed to; absent means it is given in clear, once
     */
    record GrantApproved(
            GrantId grant,
            TaskKey task,
            Origin origin,
            Access access,
            Pinned<PrincipalId> principal,
            Pinned<OwnerId> owner,
            Ruling ruling,
            Instant notAfter,
            Instant mostNotAfter,
            Instant usableUntil,
            ReadPosition tasksRead,
            Optional<PublicKeyJwk> sealTo)
            implements DecisionEvent {
        public GrantApproved {
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(principal, "principal");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(ruling, "ruling");
            Objects.requireNonNull(usableUntil, "usableUntil");
            Objects.requireNonNull(tasksRead, "tasksRead");
            Objects.requireNonNull(sealTo, "sealTo");
            if (!GrantId.of(task, access).equals(grant)) {
                throw new IllegalArgumentException(
                        "grant id %s is not that of task %s and its access".formatted(grant, task));
            }
            if (notAfter.isAfter(mostNotAfter)) {
                throw new IllegalArgumentException(
                        "grant %s ends at %s, past its maximum %s"
                                .formatted(grant, notAfter, mostNotAfter));
            }
        }
    }

    /**
     * The task may not have the access.
     *
     * @param code a stable word for programs: {@code policy-denied}, {@code owner-missing}, ...
     * @param missing what would have been needed, for people
     */
    record GrantDenied(
            GrantId grant,
            TaskKey task,
            Access access,
            PrincipalId principal,
            Ruling ruling,
            String code,
            List<String> missing)
            implements DecisionEvent {
        public GrantDenied {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(access, "access");
            Objects.requireNonNull(principal, "principal");
            Objects.requireNonNull(ruling, "ruling");
            Objects.requireNonNull(code, "code");
            missing = List.copyOf(missing);
        }
    }

    /** A person has to agree first. */
    record ApprovalRequested(
            GrantId grant,
            TaskKey task,
            Access access,
            PrincipalId principal,
            Ruling ruling,
            List<String> approvers,
            Instant answerBy)
            implements DecisionEvent {
        public ApprovalRequested {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(access, "access");
            Objects.requireNonNull(principal, "principal");
            Objects.requireNonNull(ruling, "ruling");
            approvers = List.copyOf(approvers);
            Objects.requireNonNull(answerBy, "answerBy");
        }
    }

    /** A person agreed; {@code GrantApproved} follows once all who must have. */
    record ApprovalGiven(GrantId grant, TaskKey task, String approver, Optional<String> note)
            implements DecisionEvent {
        public ApprovalGiven {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(approver, "approver");
            Objects.requireNonNull(note, "note");
        }
    }

    /** A person refused; {@code GrantDenied} follows. */
    record ApprovalRefused(GrantId grant, TaskKey task, String approver, Optional<String> note)
            implements DecisionEvent {
        public ApprovalRefused {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(approver, "approver");
            Objects.requireNonNull(note, "note");
        }
    }

    /** An approval is taken back: the grant ends. */
    record GrantWithdrawn(GrantId grant, TaskKey task, EndReason reason, Optional<String> note)
            implements DecisionEvent {
        public GrantWithdrawn {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(note, "note");
        }
    }
}
