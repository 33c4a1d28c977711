/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.start;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.mayfly.audit.ledger.core.Hash;
import io.mayfly.audit.ledger.core.Witness;
import io.mayfly.audit.paging.core.Cursors;
import io.mayfly.common.signing.EventVerifier;
import io.mayfly.runtime.store.StoreConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Puts the cores together with what is configured. */
final class Beans {

    private static final Logger LOG = Logger.getLogger(Beans.class);

    private Beans() {}

    @Produces
    @Singleton
    static Witness witness(AuditConfig config) {
        if (config.policyKeys().isEmpty()) {
            LOG.warn("forgery cannot be told; missing=mayfly.audit.policy-keys");
        }
        Optional<EventVerifier> verifier =
                config.policyKeys().map(PolicyKeys::read).map(EventVerifier::new);
        return new Witness(verifier);
    }

    /**
     * All replicas share the store's password, so they share this key, from which it cannot be had.
     */
    @Produces
    @Singleton
    static Cursors cursors(StoreConfig store) {
        byte[] secret = ("mayfly cursors " + store.password()).getBytes(StandardCharsets.UTF_8);
        return new Cursors(Hash.over(secret).bytes());
    }
}
