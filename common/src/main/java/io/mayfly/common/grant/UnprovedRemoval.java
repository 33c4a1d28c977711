/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

/** Somebody wanted to call a grant revoked although the target still has something of it. */
public final class UnprovedRemoval extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnprovedRemoval(GrantId grant, Inspection readBack) {
        super("grant %s is not gone: %s".formatted(grant, readBack.facts()));
    }
}
