/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.start;

import java.nio.file.Path;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the issuer needs to know beside the common settings. */
@ConfigMapping(prefix = "mayfly.issuer")
public interface IssuerConfig {

    /** Our own URL, byte for byte what the {@code aud} of an assertion must be. */
    @WithDefault("http://127.0.0.1:8083")
    String url();

    /** A file with the public keys (JWKS) that policy signs with; two while one is rotated. */
    Path policyKeys();

    /** The folder of the target files. */
    Path targets();

    /** The folder that relative names of password files in target files are resolved against. */
    Path secrets();

    /**
     * A file with 32 bytes in base64: the key by which credentials of workloads without a key stay
     * closed in the store. Nobody but the owner may read it.
     */
    Path envelopeKey();

    /** The most grants that are worked on at one target at once. */
    @WithDefault("8")
    int perTarget();

    /** How long a claimed grant is left to the replica that claimed it. */
    @WithDefault("30s")
    Duration lease();

    /** The longest that a pick-up waits, whatever it asks for. */
    @WithDefault("60s")
    Duration longestWait();

    /** The most pick-ups that wait at once. */
    @WithDefault("256")
    int mostWaiters();

    /** How long a sealed credential may be fetched again, for answers that got lost. */
    @WithDefault("60s")
    Duration fetchAgain();
}
