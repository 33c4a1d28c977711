/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.codec.MalformedEvent;

/**
 * The re-computation of a stretch of the chain.
 *
 * @param head as far as it is good
 * @param entries how many entries of the stretch are good
 * @param flaw the first thing that is wrong; nothing after it was looked at
 */
public record Verification(Head head, long entries, Optional<Flaw> flaw) {

    /** What is wrong at a position. */
    public record Flaw(long position, String why) {
        public Flaw {
            Objects.requireNonNull(why, "why");
        }
    }

    public Verification {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(flaw, "flaw");
    }

    /** Nothing looked at yet: the next link must follow {@code head}. */
    public static Verification from(Head head) {
        return new Verification(head, 0, Optional.empty());
    }

    /** Looks at the links that follow. */
    public Verification with(List<Link> links) {
        Verification verified = this;
        for (Link link : links) {
            if (verified.flaw.isPresent()) {
                return verified;
            }
            verified = verified.with(link);
        }
        return verified;
    }

    /** Takes the last entry back: it is not good after all. */
    public Verification flawed(String why) {
        return new Verification(head, entries - 1, Optional.of(new Flaw(head.position(), why)));
    }

    private Verification with(Link link) {
        return flawOf(link)
                .map(
                        why ->
                                new Verification(
                                        head,
                                        entries,
                                        Optional.of(new Flaw(head.position() + 1, why))))
                .orElseGet(() -> new Verification(Head.at(link), entries + 1, Optional.empty()));
    }

    private Optional<String> flawOf(Link link) {
        if (link.position() != head.position() + 1) {
            return Optional.of("the entry is missing, the next is %d".formatted(link.position()));
        }
        if (!link.previous().equals(head.hash())) {
            return Optional.of("previous hash is not that of the entry before");
        }
        if (!link.fits()) {
            return Optional.of("hash does not fit the record");
        }
        try {
            return LedgerRecord.read(link.record()).position() == link.position()
                    ? Optional.empty()
                    : Optional.of("record is that of another position");
        } catch (MalformedEvent | IllegalArgumentException unreadable) {
            return Optional.of("record is not one of an entry");
        }
    }
}
