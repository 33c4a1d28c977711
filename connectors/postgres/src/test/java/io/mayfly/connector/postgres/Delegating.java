/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Inspection;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.connector.Capabilities;
import io.mayfly.connector.Connector;
import io.mayfly.connector.Credential;
import io.mayfly.connector.GrantSpec;
import io.mayfly.connector.Preparation;
import io.mayfly.connector.ProbeResult;
import io.mayfly.connector.ProvisionRequest;
import io.mayfly.connector.Standing;

/** A connector that does what another does; liars override what they lie about. */
class Delegating implements Connector {

    private final Connector honest;

    Delegating(Connector honest) {
        this.honest = honest;
    }

    @Override
    public Capabilities capabilities() {
        return honest.capabilities();
    }

    @Override
    public Preparation prepare(GrantSpec spec) {
        return honest.prepare(spec);
    }

    @Override
    public Optional<Credential> provision(ProvisionRequest request) {
        return honest.provision(request);
    }

    @Override
    public ScopeProof readScope(GrantSpec spec) {
        return honest.readScope(spec);
    }

    @Override
    public void extend(GrantId grant, Instant notAfter) {
        honest.extend(grant, notAfter);
    }

    @Override
    public void contain(GrantId grant) {
        honest.contain(grant);
    }

    @Override
    public int remove(GrantId grant) {
        return honest.remove(grant);
    }

    @Override
    public Inspection inspect(GrantId grant) {
        return honest.inspect(grant);
    }

    @Override
    public void release(GrantId grant) {
        honest.release(grant);
    }

    @Override
    public ProbeResult probe(Credential drill) {
        return honest.probe(drill);
    }

    @Override
    public List<Standing> discover() {
        return honest.discover();
    }

    @Override
    public void close() {
        honest.close();
    }
}
