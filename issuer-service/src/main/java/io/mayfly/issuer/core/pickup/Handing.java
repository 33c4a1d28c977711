/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.pickup;

import io.mayfly.common.grant.GrantId;
import io.mayfly.issuer.core.seal.Sealed;

/** What a caller gets at one look. */
public sealed interface Handing {

    /** No such grant, or none of the caller's: the two cannot be told apart. */
    record Unknown() implements Handing {}

    /** Several grants answer to that name. */
    record Ambiguous() implements Handing {}

    /** It is on its way. */
    record Pending() implements Handing {}

    /** Policy said no. */
    record Denied(GrantId grant, String code, String reason) implements Handing {}

    /** It has ended, or was stopped before anything was handed out. */
    record Over(GrantId grant, String reason) implements Handing {}

    /**
     * Handed out.
     *
     * @param again the same ciphertext, for an answer that got lost
     */
    record Given(GrantId grant, Sealed credential, boolean again) implements Handing {}

    /**
     * It was handed out before, and is not again.
     *
     * @param first whether this is the first try that is refused, so that it was just stated
     */
    record AlreadyGiven(GrantId grant, boolean first) implements Handing {}
}
