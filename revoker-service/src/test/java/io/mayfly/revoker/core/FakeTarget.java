/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Inspection;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.connector.Capabilities;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorException;
import io.mayfly.connector.Credential;
import io.mayfly.connector.GrantSpec;
import io.mayfly.connector.Preparation;
import io.mayfly.connector.ProbeResult;
import io.mayfly.connector.ProvisionRequest;
import io.mayfly.connector.Standing;

/** A target in memory, as the revoker sees it; it can lie, fail and hang. */
final class FakeTarget implements Connector {

    private final Set<GrantId> standing = new HashSet<>();
    private final Set<GrantId> everThere = new HashSet<>();
    private final Set<GrantId> tombstones = new HashSet<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch never = new CountDownLatch(1);
    private boolean down;
    private boolean hangs;
    private boolean lies;

    /** Has the grant stand here, unless its tombstone is here first. */
    synchronized void provision(GrantId grant) {
        if (!tombstones.contains(grant)) {
            standing.add(grant);
            everThere.add(grant);
        }
    }

    void down(boolean isDown) {
        this.down = isDown;
    }

    void hangs(boolean doesHang) {
        this.hangs = doesHang;
    }

    /** Says that it has removed, and has not. */
    void lies(boolean doesLie) {
        this.lies = doesLie;
    }

    synchronized boolean stands(GrantId grant) {
        return standing.contains(grant);
    }

    /** What was asked of it about grants, in order, looks that only feel its pulse left out. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    private void called(String what, GrantId grant) {
        if (!grant.value().equals(new UUID(0, 0))) {
            calls.add(what);
        }
        if (hangs) {
            hang();
        }
        if (down) {
            throw new ConnectorException(ConnectorException.Kind.UNREACHABLE, "connection refused");
        }
    }

    private void hang() {
        try {
            never.await();
        } catch (InterruptedException given) {
            throw new IllegalStateException("interrupted", given);
        }
    }

    @Override
    public synchronized void contain(GrantId grant) {
        called("contain", grant);
        tombstones.add(grant);
    }

    @Override
    public synchronized int remove(GrantId grant) {
        called("remove", grant);
        if (!tombstones.contains(grant)) {
            throw new ConnectorException(
                    ConnectorException.Kind.NOT_CONTAINED, "not contained yet");
        }
        if (lies) {
            return 1;
        }
        return standing.remove(grant) ? 1 : 0;
    }

    @Override
    public synchronized Inspection inspect(GrantId grant) {
        called("inspect", grant);
        boolean gone = tombstones.contains(grant) && !standing.contains(grant);
        return new Inspection(
                gone,
                everThere.contains(grant),
                gone ? 0 : 1,
                new TreeMap<>(),
                Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Override
    public Capabilities capabilities() {
        throw notTheRevokers();
    }

    @Override
    public Preparation prepare(GrantSpec spec) {
        throw notTheRevokers();
    }

    @Override
    public Optional<Credential> provision(ProvisionRequest request) {
        throw notTheRevokers();
    }

    @Override
    public ScopeProof readScope(GrantSpec spec) {
        throw notTheRevokers();
    }

    @Override
    public void extend(GrantId grant, Instant notAfter) {
        throw notTheRevokers();
    }

    @Override
    public void release(GrantId grant) {
        throw notTheRevokers();
    }

    @Override
    public ProbeResult probe(Credential drill) {
        throw notTheRevokers();
    }

    @Override
    public List<Standing> discover() {
        throw notTheRevokers();
    }

    private static UnsupportedOperationException notTheRevokers() {
        return new UnsupportedOperationException("the revoker has no business here");
    }

    @Override
    public void close() {}
}
