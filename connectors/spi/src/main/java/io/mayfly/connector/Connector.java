/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Inspection;
import io.mayfly.common.grant.ScopeProof;

/**
 * One target. Every call is blocking, bounded in time, and safe to repeat; each throws {@link
 * ConnectorException} if the target does not do it, and never reports a success that it did not
 * see.
 */
public interface Connector extends AutoCloseable {

    Capabilities capabilities();

    /**
     * Makes up what the intent stores. No I/O.
     *
     * @throws ConnectorException {@code UNKNOWN_ACCESS} if the target's configuration does not
     *     offer it
     */
    Preparation prepare(GrantSpec spec);

    /**
     * Creates the entitlement. A repeat under the same grant changes nothing, and keeps what the
     * first call set.
     *
     * @return a credential only where the target mints it
     * @throws ConnectorException {@code TOMBSTONED} if the grant has ended on this target
     */
    Optional<Credential> provision(ProvisionRequest request);

    /**
     * Reads back what the grant can really do, memberships included, against what the spec allows.
     */
    ScopeProof readScope(GrantSpec spec);

    /**
     * Moves the target's own expiry.
     *
     * @throws ConnectorException {@code TOMBSTONED} if the grant has ended on this target
     */
    void extend(GrantId grant, Instant notAfter);

    /**
     * Sets the tombstone and refuses new use, committed on return. Works for a grant that was never
     * provisioned.
     */
    void contain(GrantId grant);

    /**
     * Cuts sessions, then deletes or rotates. Gone already is success.
     *
     * @return how many sessions were cut
     * @throws ConnectorException {@code NOT_CONTAINED} before {@link #contain} has committed
     */
    int remove(GrantId grant);

    /** Asks in a fresh transaction what is left. */
    Inspection inspect(GrantId grant);

    /** Sets the tombstone only: the entitlement is shared, and others hold it. */
    void release(GrantId grant);

    /** Tries a credential. For drills only: no service keeps the credential of a real grant. */
    ProbeResult probe(Credential drill);

    /** Looks at the whole target. */
    List<Standing> discover();

    /** Closes connections. */
    @Override
    void close();
}
