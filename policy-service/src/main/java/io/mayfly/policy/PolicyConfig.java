/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a deployment tells policy-service. */
@ConfigMapping(prefix = "mayfly.policy")
public interface PolicyConfig {

    /**
     * The folder with the operator's folders {@code policies}, {@code principals}, {@code owners}.
     */
    Path config();

    /** The folder of the files of public keys that principals name by {@code keysFile}. */
    Path keys();

    /** How often the folders are looked at for changes. */
    @WithDefault("1s")
    Duration reload();

    /** The longest time, renewals included, that a policy may permit. */
    @WithDefault("8h")
    Duration longestGrant();

    /**
     * The private key that signs decisions and identities: PKCS#8 in PEM, or a JWK; for us only.
     */
    Path signingKey();

    /** The id of that key; a JWK may carry it itself. */
    Optional<String> signingKeyId();
}
