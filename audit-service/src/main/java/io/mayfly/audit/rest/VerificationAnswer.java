/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mayfly.audit.ledger.core.Verification;

/**
 * What a re-computation of the chain found.
 *
 * @param entries how many entries are good
 * @param head the hash at {@code to}, or before the flaw
 * @param flaw the first thing that is wrong
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record VerificationAnswer(
        boolean ok,
        long from,
        long to,
        long entries,
        String head,
        Optional<Verification.Flaw> flaw) {

    static VerificationAnswer of(long from, long to, Verification verification) {
        boolean whole = verification.entries() == Math.max(0, to - from + 1);
        return new VerificationAnswer(
                whole && verification.flaw().isEmpty(),
                from,
                to,
                verification.entries(),
                verification.head().hash().hex(),
                verification.flaw());
    }
}
