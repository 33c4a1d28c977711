/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.time.Instant;

/**
 * What has to be done after a step. The issuer acts on those of issuing, the revoker on those of
 * ending, the simulator on all; each is safe to repeat.
 */
public sealed interface Effect {

    /** Issuer: commit the intent, with the sealed credential, before any target is touched. */
    record CommitIntent() implements Effect {}

    /** Issuer: create the entitlement and read its scope back. */
    record Provision() implements Effect {}

    /** Issuer: state that it was issued. */
    record AnnounceIssued(ScopeProof scope) implements Effect {}

    /** Issuer: hand the sealed credential out, and forget it after the grace for lost answers. */
    record Deliver() implements Effect {}

    /** Issuer: move the expiry on the target. */
    record Extend(Instant notAfter) implements Effect {}

    /** Issuer: destroy the sealed credential; nobody may have it any more. */
    record WipeCredential() implements Effect {}

    /** Issuer: state that it does no more for this grant. */
    record AnnounceStopped(StopReason reason) implements Effect {}

    /** Revoker: publish the mark, at once. */
    record Mark(Ending ending) implements Effect {}

    /** Revoker: the target's tombstone and no new use, in a transaction of its own. */
    record Contain() implements Effect {}

    /** Revoker: cut sessions, delete or rotate. */
    record Remove() implements Effect {}

    /** Revoker: ask the target, in a new transaction, what is left. */
    record Inspect() implements Effect {}

    /** Revoker: state the terminal fact. */
    record AnnounceClosed(Grant.Closed closed) implements Effect {}
}
