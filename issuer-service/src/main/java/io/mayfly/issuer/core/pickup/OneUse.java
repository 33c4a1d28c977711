/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.pickup;

import java.time.Instant;
import java.util.Objects;

import io.mayfly.common.identity.PrincipalId;

/** What makes an assertion good for one use: whose it is, its {@code jti}, and its time. */
public record OneUse(PrincipalId principal, String id, Instant issuedAt, Instant expiresAt) {

    public OneUse {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
