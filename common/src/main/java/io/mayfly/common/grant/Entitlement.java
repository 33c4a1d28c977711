/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import io.mayfly.common.Names;

/**
 * The access right as it stands on the target.
 *
 * @param kind what it is there: {@code role}, {@code membership}, {@code login}, {@code token}
 * @param name its name there, derived from the grant id wherever the target lets us choose it
 */
public record Entitlement(String kind, String name) {

    public Entitlement {
        Names.text("entitlement kind", kind);
        Names.text("entitlement name", name);
    }
}
