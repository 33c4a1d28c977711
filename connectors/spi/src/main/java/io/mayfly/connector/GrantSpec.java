/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.time.Instant;
import java.util.Objects;

import io.mayfly.common.access.Access;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.PrincipalId;

/**
 * What is to be given: the decision in a connector's terms.
 *
 * @param notAfter when the target itself should end it, where it can
 */
public record GrantSpec(GrantId grant, PrincipalId principal, Access access, Instant notAfter) {

    public GrantSpec {
        Objects.requireNonNull(grant, "grant");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(notAfter, "notAfter");
    }
}
