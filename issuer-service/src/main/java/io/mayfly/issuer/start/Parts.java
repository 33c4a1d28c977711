/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.start;

import java.security.SecureRandom;
import java.time.InstantSource;

import io.mayfly.common.signing.EventVerifier;
import io.mayfly.connector.ConnectorFactory;
import io.mayfly.connector.Targets;
import io.mayfly.issuer.core.GrantStore;
import io.mayfly.issuer.core.fold.Preparer;
import io.mayfly.issuer.core.fold.Reader;
import io.mayfly.issuer.core.issue.Issuing;
import io.mayfly.issuer.core.pickup.Assertions;
import io.mayfly.issuer.core.pickup.PickUps;
import io.mayfly.issuer.core.seal.Envelope;
import io.mayfly.issuer.core.seal.Sealer;
import io.mayfly.runtime.Patience;
import io.mayfly.runtime.start.CrashPoint;
import io.mayfly.runtime.start.Crashes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Puts the plain parts together from the configuration. */
final class Parts {

    private static final Logger LOG = Logger.getLogger(Parts.class);

    private Parts() {}

    @Produces
    @Singleton
    static Targets targets(IssuerConfig config) {
        Targets targets =
                Targets.open(config.targets(), config.secrets(), ConnectorFactory.Role.ISSUING);
        targets.problems().forEach(problem -> LOG.errorf("target refused; reason=%s", problem));
        LOG.infof("targets are open; targets=%s", targets.names());
        return targets;
    }

    static void close(@Disposes Targets targets) {
        targets.close();
    }

    @Produces
    @Singleton
    static Envelope envelope(IssuerConfig config) {
        return new Envelope(KeyFiles.secret(config.envelopeKey()), new SecureRandom());
    }

    @Produces
    @Singleton
    static Sealer sealer(Envelope envelope) {
        return new Sealer(envelope);
    }

    @Produces
    @Singleton
    static Reader reader(IssuerConfig config, Targets targets, Sealer sealer) {
        return new Reader(
                new EventVerifier(KeyFiles.publicKeys(config.policyKeys())),
                new Preparer(targets::named, sealer));
    }

    @Produces
    @Singleton
    static Issuing issuing(GrantStore store, Targets targets, Sealer sealer, Crashes crashes) {
        return new Issuing(store, targets::named, sealer, moments(crashes));
    }

    private static Issuing.Moments moments(Crashes crashes) {
        return new Issuing.Moments() {
            @Override
            public void provisioned() {
                crashes.at(CrashPoint.K3);
            }

            @Override
            public void scopeRead() {
                crashes.at(CrashPoint.K4);
            }
        };
    }

    @Produces
    @Singleton
    static Assertions assertions(GrantStore store, IssuerConfig config) {
        return new Assertions(store, config.url());
    }

    @Produces
    @Singleton
    static PickUps pickUps(
            GrantStore store, IssuerConfig config, InstantSource clock, Patience patience) {
        return new PickUps(
                store,
                new PickUps.Limits(config.longestWait(), config.mostWaiters(), config.fetchAgain()),
                clock,
                patience::pause);
    }
}
