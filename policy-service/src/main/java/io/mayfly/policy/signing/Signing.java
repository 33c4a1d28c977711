/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.signing;

import io.mayfly.common.signing.EventSigner;
import io.mayfly.policy.PolicyConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Offers the signer to the outbox, which signs with it all that policy states. */
final class Signing {

    private Signing() {}

    @Produces
    @Singleton
    @Startup
    static EventSigner signer(PolicyConfig config) {
        return new SigningKeyFile(config.signingKey()).signer(config.signingKeyId());
    }
}
