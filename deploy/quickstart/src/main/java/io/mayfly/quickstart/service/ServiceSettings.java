/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.service;

import java.util.Map;
import java.util.TreeMap;

import io.mayfly.common.event.Writer;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.bus.BusUser;
import io.mayfly.quickstart.key.TokenMint;
import io.mayfly.quickstart.postgres.ServiceDatabase;

/** What every service is told: its store, its login at the bus, whose tokens it takes. */
public final class ServiceSettings {

    private ServiceSettings() {}

    /** By property, for that service alone. */
    public static Map<String, String> common(
            Writer service, Home home, ServiceDatabase database, String bootstrap, TokenMint mint) {
        return new TreeMap<>(
                Map.of(
                        "mayfly.store.address",
                        database.address(),
                        "mayfly.store.password",
                        database.password(ServiceDatabase.runtime(service)),
                        "mayfly.store.owner-password",
                        database.password(ServiceDatabase.owner(service)),
                        "mayfly.bus.bootstrap",
                        bootstrap,
                        "mayfly.bus.password",
                        BusUser.of(service).password(home),
                        "mayfly.tokens.issuer",
                        TokenMint.ISSUER,
                        "mayfly.tokens.public-key",
                        mint.verificationKeys().toUri().toString()));
    }
}
