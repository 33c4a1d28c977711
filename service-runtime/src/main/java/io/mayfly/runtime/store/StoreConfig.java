/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.store;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The service's own store. */
@ConfigMapping(prefix = "mayfly.store")
public interface StoreConfig {

    /** Host, port and database, as in {@code 127.0.0.1:25432/mayfly}. */
    @WithDefault("127.0.0.1:25432/mayfly")
    String address();

    /** The password of the run-time role {@code mayfly_<service>}. */
    String password();

    /** The password of the owner role {@code mayfly_<service>_owner}, which only migrates. */
    String ownerPassword();

    /** How long one statement may take before the store counts as away. */
    @WithDefault("5s")
    Duration answerWithin();

    /** The most connections of the pool. */
    @WithDefault("8")
    int poolSize();
}
