/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Proof;
import io.mayfly.common.grant.Step;
import io.mayfly.common.task.TaskKey;

/**
 * What the revoker did. Written by revoker alone, so the terminal fact of a grant has one writer.
 * Keyed by the task, or by the target where no grant is concerned.
 */
public sealed interface RevocationEvent extends Event {

    TargetName target();

    /** What the revoker did about one grant. */
    sealed interface OfGrant extends RevocationEvent {
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
    }

    /** The last word on a grant: proved that nothing of it is left. */
    sealed interface Terminal extends OfGrant {
        EndReason reason();

        Proof proof();
    }

    /** What the revoker found or did on a target, whichever grant it belongs to. */
    sealed interface OfTarget extends RevocationEvent {
        @Override
        default String subject() {
            return "target:" + target();
        }

        @Override
        default String partitionKey() {
            return subject();
        }
    }

    /**
     * The grant is over and its removal has begun.
     *
     * @param endedAt the moment that counts as its end: the end's append time, the expiry, or the
     *     command's commit
     * @param by who asked, where a person or a program did
     */
    record RevocationRequested(
            GrantId grant,
            TaskKey task,
            TargetName target,
            EndReason reason,
            Instant endedAt,
            Optional<String> by,
            Optional<String> note)
            implements OfGrant {
        public RevocationRequested {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(endedAt, "endedAt");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(note, "note");
        }
    }

    /** The target's own containment is committed: no new use. */
    record GrantContained(GrantId grant, TaskKey task, TargetName target, EndReason reason)
            implements OfGrant {
        public GrantContained {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Live sessions were cut and the entitlement was deleted; not proved yet. */
    record EntitlementRemoved(GrantId grant, TaskKey task, TargetName target, int sessionsEnded)
            implements OfGrant {
        public EntitlementRemoved {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(target, "target");
        }
    }

    /** A step failed and will be tried again, for ever. */
    record RevocationAttemptFailed(
            GrantId grant,
            TaskKey task,
            TargetName target,
            Step step,
            int attempt,
            String error,
            Instant nextTry)
            implements OfGrant {
        public RevocationAttemptFailed {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(nextTry, "nextTry");
        }
    }

    /** Proved gone. */
    record GrantRevoked(
            GrantId grant, TaskKey task, TargetName target, EndReason reason, Proof proof)
            implements Terminal {
        public GrantRevoked {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(proof, "proof");
        }
    }

    /** Proved gone, and nothing had ever been there. */
    record GrantAborted(
            GrantId grant, TaskKey task, TargetName target, EndReason reason, Proof proof)
            implements Terminal {
        public GrantAborted {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(proof, "proof");
        }
    }

    /** A sweep found access with no live grant behind it. */
    record StandingAccessFound(
            TargetName target,
            String what,
            Optional<GrantId> grant,
            SortedMap<String, String> facts)
            implements OfTarget {
        public StandingAccessFound {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(grant, "grant");
            facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        }
    }

    /** Access that a sweep had found is gone, read back. */
    record StandingAccessRemoved(TargetName target, String what, Optional<GrantId> grant)
            implements OfTarget {
        public StandingAccessRemoved {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(grant, "grant");
        }
    }

    /** A drill's dead credential was tried and refused. */
    record DrillPassed(TargetName target, GrantId grant, String refusedWith) implements OfTarget {
        public DrillPassed {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(refusedWith, "refusedWith");
        }
    }

    /** A drill's dead credential still worked, or nobody could tell. */
    record DrillFailed(TargetName target, GrantId grant, String detail) implements OfTarget {
        public DrillFailed {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
