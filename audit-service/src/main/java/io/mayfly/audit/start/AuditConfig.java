/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.start;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set of audit-service. */
@ConfigMapping(prefix = "mayfly.audit")
public interface AuditConfig {

    /**
     * A JWK set file with policy's public keys. With it a decision or identity record that policy
     * did not sign is recorded as forged and believed by no view; without it signatures are not
     * looked at.
     */
    Optional<Path> policyKeys();

    /** The most items that one page of an answer holds. */
    @WithDefault("1000")
    int mostPerPage();

    /** The most entries of which one request re-computes the chain. */
    @WithDefault("100000")
    long mostVerified();
}
