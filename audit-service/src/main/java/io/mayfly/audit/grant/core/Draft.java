/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.GrantId;

/** A view in the making: what a single entry says of a grant. */
final class Draft {

    private final GrantId grant;
    private final Entry entry;
    private final Map<Milestone, Instant> milestones = new EnumMap<>(Milestone.class);
    private Optional<Terms> terms = Optional.empty();
    private Optional<Counted<Instant>> notAfter = Optional.empty();
    private Optional<Counted<String>> reason = Optional.empty();
    private Optional<Counted<String>> refusal = Optional.empty();

    Draft(GrantId grant, Entry entry) {
        this.grant = grant;
        this.entry = entry;
    }

    Draft at(Milestone milestone) {
        return at(milestone, entry.at());
    }

    Draft at(Milestone milestone, Instant when) {
        milestones.put(milestone, stored(when));
        return this;
    }

    Draft terms(Terms said) {
        terms = Optional.of(said);
        return this;
    }

    /** Of an approval, which a renewal outdoes: renewals count from 1. */
    Draft approvedUntil(Instant said) {
        notAfter = Optional.of(new Counted<>(0, stored(said)));
        return this;
    }

    Draft renewedUntil(Instant said) {
        notAfter = Optional.of(counted(stored(said)));
        return this;
    }

    Draft reason(EndReason said) {
        reason = Optional.of(counted(said.word()));
        return this;
    }

    Draft refusal(String said) {
        refusal = Optional.of(counted(said));
        return this;
    }

    /** No finer than a store keeps it, so that tables and folds are equal. */
    static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private <T extends Comparable<T>> Counted<T> counted(T value) {
        return new Counted<>(entry.seq().orElse(0), value);
    }

    GrantView view() {
        return new GrantView(
                grant,
                entry.position(),
                entry.about().task(),
                terms,
                milestones,
                notAfter,
                reason,
                refusal,
                entry.traceId().map(id -> new Counted<>(entry.position(), id)));
    }
}
