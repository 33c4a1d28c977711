/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.time.Instant;
import java.util.Objects;

/**
 * One task's time-boxed access to one resource on one target, from the request to the proof that it
 * is gone. The methods of each state are the transitions that are legal from it; there are no
 * others.
 */
public sealed interface Grant {

    GrantId id();

    /** A grant that is not over: any end may come at any moment. */
    sealed interface Open extends Grant {
        /** An end was read. It wins against whatever is under way. */
        default Marked marked(Ending ending) {
            return new Marked(id(), ending);
        }
    }

    /** An open grant that policy has approved. */
    sealed interface Permitted extends Open {
        Approval approval();

        /** Whether its time is up. */
        default boolean expired(Instant now) {
            return !now.isBefore(approval().notAfter());
        }
    }

    /** A grant past its end and not proved gone: debt. */
    sealed interface Debt extends Grant {
        Ending ending();
    }

    /** Nothing follows. */
    sealed interface Closed extends Grant {}

    /** Asked for; policy has not spoken. An end may have to be remembered here already. */
    record Requested(GrantId id) implements Open {
        public Approved approved(Approval approval) {
            return new Approved(id, approval);
        }

        public Denied denied() {
            return new Denied(id);
        }
    }

    /** Policy said no. Nothing was or will be touched. */
    record Denied(GrantId id) implements Closed {}

    /** Policy said yes; no intent is committed, so no target may be touched for it. */
    record Approved(GrantId id, Approval approval) implements Permitted {
        public Approved {
            Objects.requireNonNull(approval, "approval");
        }

        public Issuing issuing() {
            return new Issuing(id, approval);
        }
    }

    /** The intent is committed; the entitlement may or may not stand yet. */
    record Issuing(GrantId id, Approval approval) implements Permitted {
        /**
         * The entitlement stands with its scope proved.
         *
         * @throws IllegalArgumentException if what was read back is wider than the decision
         */
        public Active active(ScopeProof scope) {
            if (!scope.within()) {
                throw new IllegalArgumentException(
                        "grant %s is wider than its decision: %s".formatted(id, scope.wider()));
            }
            return new Active(id, approval);
        }
    }

    /**
     * The entitlement stands on the target with its scope proved; nobody has the credential yet.
     */
    record Active(GrantId id, Approval approval) implements Permitted {
        public Delivered delivered() {
            return new Delivered(id, approval);
        }
    }

    /** The workload has its credential. It is never given out again. */
    record Delivered(GrantId id, Approval approval) implements Permitted {
        /**
         * Lives longer.
         *
         * @throws IllegalArgumentException past the decision's maximum
         */
        public Delivered renewed(Instant notAfter) {
            return new Delivered(id, approval.until(notAfter));
        }
    }

    /** Published as dead; the target may not have heard of it yet. */
    record Marked(GrantId id, Ending ending) implements Debt {
        public Contained contained() {
            return new Contained(id, ending);
        }

        /** A shared entitlement that others hold on: this grant only lets go. */
        public Revoked released(Proof.Released proof) {
            return new Revoked(id, ending, proof);
        }
    }

    /** The target's tombstone is committed, so there is no new use; live sessions may still run. */
    record Contained(GrantId id, Ending ending) implements Debt {
        public Removed removed() {
            return new Removed(id, ending);
        }
    }

    /**
     * Sessions cut, entitlement deleted, and nobody has looked yet. Stays here until proved gone.
     */
    record Removed(GrantId id, Ending ending) implements Debt {
        /**
         * Proved gone.
         *
         * @return revoked, or aborted where the target never had anything of it
         * @throws UnprovedRemoval if the read-back found the entitlement or a session of it
         */
        public Closed proved(Inspection readBack) {
            Proof proof = readBack.requireGone(id);
            return readBack.existed()
                    ? new Revoked(id, ending, proof)
                    : new Aborted(id, ending, proof);
        }

        /** The read-back still found something: cut and delete again. */
        public Contained foundStanding() {
            return new Contained(id, ending);
        }
    }

    /** Proved gone. Absorbing. */
    record Revoked(GrantId id, Ending ending, Proof proof) implements Closed {}

    /** Proved gone, and nothing had ever been there. Absorbing. */
    record Aborted(GrantId id, Ending ending, Proof proof) implements Closed {}
}
