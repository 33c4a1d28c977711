/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.time.Instant;
import java.util.Objects;

/** What can happen to one grant: the second argument of {@link Life#step}. */
public sealed interface LifeEvent {

    /** Policy approved it. */
    record Approved(Approval approval) implements LifeEvent {}

    /** Policy denied it. */
    record Denied() implements LifeEvent {}

    /** Its task, ticket, owner, principal, source, policy, operator or time ended it. */
    record Ended(Ending ending) implements LifeEvent {
        public Ended {
            Objects.requireNonNull(ending, "ending");
        }
    }

    /** Time passed. Ends what has expired. */
    record TimePassed() implements LifeEvent {}

    /** The issuer's intent row is committed. */
    record IntentCommitted() implements LifeEvent {}

    /** The issuer read back what the entitlement can do. */
    record ScopeRead(ScopeProof scope) implements LifeEvent {}

    /** The issuer can go no further. */
    record IssueFailed(StopReason reason) implements LifeEvent {}

    /** The principal asks for its credential. */
    record PickedUp() implements LifeEvent {}

    /** The principal asks to live until then. */
    record RenewalAsked(Instant notAfter) implements LifeEvent {}

    /** The target's own containment is committed. */
    record ContainCommitted() implements LifeEvent {}

    /** The target says that sessions are cut and the entitlement is deleted. */
    record RemoveCommitted() implements LifeEvent {}

    /** The target was read back in a later transaction. */
    record ReadBack(Inspection inspection) implements LifeEvent {}

    /** The shared entitlement was let go; {@code holders} others hold it. */
    record ReleaseCommitted(int holders) implements LifeEvent {}
}
