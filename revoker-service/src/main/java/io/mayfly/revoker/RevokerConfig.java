/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker;

import java.nio.file.Path;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the revoker is told where it runs. */
@ConfigMapping(prefix = "mayfly.revoker")
public interface RevokerConfig {

    /** The folder of target files; each is opened with its ending login. */
    Path targets();

    /** The folder that relative names of password files in target files are resolved against. */
    Path secrets();

    /** The JWK set of policy's public keys; two while one is rotated. */
    Path policyKeys();

    /** The longest that a grant may live; a mark is kept 7 days longer. */
    @WithDefault("24h")
    Duration longestGrant();

    /** How often what has expired is looked for. */
    @WithDefault("250ms")
    Duration expiryScan();

    /** How many grants of one target are removed at the same time. */
    @WithDefault("8")
    int workersPerTarget();

    /** How long one call to a target may take. */
    @WithDefault("15s")
    Duration callWithin();

    /** The pause after the first failed attempt; each further one doubles it. */
    @WithDefault("250ms")
    Duration firstPause();

    /** The longest pause between two attempts; there is no last attempt. */
    @WithDefault("60s")
    Duration longestPause();

    /** How often a target is asked whether it answers. */
    @WithDefault("1s")
    Duration targetPulse();
}
