/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a target answered when it was asked, in a transaction after the removal, what is left of a
 * grant.
 *
 * @param gone no entitlement, no session, and a tombstone that refuses late writers
 * @param existed whether the target ever provisioned this grant
 * @param sessions live sessions of the grant, 0 when gone
 * @param facts the target's own answer, as it gave it, for the ledger
 * @param readAt by the target's clock
 */
public record Inspection(
        boolean gone,
        boolean existed,
        int sessions,
        SortedMap<String, String> facts,
        Instant readAt) {

    public Inspection {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        Objects.requireNonNull(readAt, "readAt");
        if (gone && sessions > 0) {
            throw new IllegalArgumentException("gone with %d sessions left".formatted(sessions));
        }
    }

    /**
     * The only way to a proof by read-back.
     *
     * @throws UnprovedRemoval if the target still has the entitlement or a session of it
     */
    public Proof requireGone(GrantId grant) {
        if (!gone) {
            throw new UnprovedRemoval(grant, this);
        }
        return new Proof.ReadBack(this);
    }
}
