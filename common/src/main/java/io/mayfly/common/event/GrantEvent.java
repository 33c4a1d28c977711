/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.access.Access;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.Entitlement;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.common.grant.StopReason;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.TaskKey;

/**
 * What the issuer did about one grant. Written by issuer, keyed by the task. None of it is
 * terminal.
 */
public sealed interface GrantEvent extends Event {

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
     * The entitlement stands and its scope was read back. Nothing is handed out before this is
     * acknowledged.
     */
    record GrantIssued(
            GrantId grant,
            TaskKey task,
            PrincipalId principal,
            Access access,
            Entitlement entitlement,
            ScopeProof scope,
            Instant notAfter)
            implements GrantEvent {
        public GrantIssued {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(principal, "principal");
            Objects.requireNonNull(access, "access");
            Objects.requireNonNull(entitlement, "entitlement");
            Objects.requireNonNull(notAfter, "notAfter");
            if (!scope.within()) {
                throw new IllegalArgumentException(
                        "grant %s is wider than its decision: %s".formatted(grant, scope.wider()));
            }
        }
    }

    /**
     * The credential was handed out, once.
     *
     * @param sealedTo RFC 7638 thumbprint of the key it was sealed to; absent if it was given in
     *     clear
     */
    record CredentialDelivered(
            GrantId grant, TaskKey task, PrincipalId principal, Optional<String> sealedTo)
            implements GrantEvent {
        public CredentialDelivered {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(principal, "principal");
            Objects.requireNonNull(sealedTo, "sealedTo");
        }
    }

    /** The grant was used where use is counted. */
    record GrantUsed(GrantId grant, TaskKey task, long uses, Optional<String> detail)
            implements GrantEvent {
        public GrantUsed {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** The grant lives on until {@code notAfter}, which is within the decision's maximum. */
    record GrantRenewed(GrantId grant, TaskKey task, Instant notAfter) implements GrantEvent {
        public GrantRenewed {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(notAfter, "notAfter");
        }
    }

    /**
     * The issuer does no more for this grant; the revoker removes what there may be and states the
     * terminal fact.
     */
    record IssueStopped(GrantId grant, TaskKey task, StopReason reason, String detail)
            implements GrantEvent {
        public IssueStopped {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** The grant was misused; the revoker ends it for {@code reason}. */
    record GrantMisused(GrantId grant, TaskKey task, EndReason reason, String detail)
            implements GrantEvent {
        public GrantMisused {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
