/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.issue;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.grant.Approval;
import io.mayfly.common.grant.Entitlement;
import io.mayfly.common.grant.Grant;
import io.mayfly.common.grant.GrantId;
import io.mayfly.connector.GrantSpec;
import io.mayfly.connector.ProvisionRequest;
import io.mayfly.issuer.core.fold.Cause;
import io.mayfly.issuer.core.fold.Preparer;

/**
 * An intent that this replica acts on for the time of its lease. Another may act on it after that,
 * and both may: each call is repeatable, and one compare-and-set wins.
 *
 * @param attempt 1 or more
 * @param at by the store's clock
 */
public record Claim(
        GrantApproved decision,
        Cause cause,
        Entitlement entitlement,
        SortedMap<String, String> forTarget,
        int attempt,
        Instant at) {

    public Claim {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(entitlement, "entitlement");
        forTarget = Collections.unmodifiableSortedMap(new TreeMap<>(forTarget));
        Objects.requireNonNull(at, "at");
    }

    public GrantId id() {
        return decision.grant();
    }

    GrantSpec spec() {
        return Preparer.spec(decision);
    }

    ProvisionRequest request() {
        return new ProvisionRequest(spec(), forTarget);
    }

    /** The grant as it stands: its intent is committed. */
    Grant.Issuing grant() {
        return new Grant.Issuing(
                decision.grant(),
                new Approval(
                        decision.task(),
                        decision.access().target(),
                        decision.principal(),
                        decision.owner(),
                        decision.notAfter(),
                        decision.mostNotAfter(),
                        decision.usableUntil()));
    }

    @Override
    public String toString() {
        return "Claim[%s, attempt %d]".formatted(id(), attempt);
    }
}
