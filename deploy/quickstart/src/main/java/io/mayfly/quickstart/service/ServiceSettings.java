/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.mayfly.common.event.Writer;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.bus.BusUser;
import io.mayfly.quickstart.config.ConfigFolder;
import io.mayfly.quickstart.key.Keys;
import io.mayfly.quickstart.key.TokenMint;
import io.mayfly.quickstart.postgres.ServiceDatabase;

/** What the services are told when they are started. */
public final class ServiceSettings {

    private ServiceSettings() {}

    /** All that a service of a whole system is told, by property. */
    public static Map<String, String> of(
            Writer service,
            Home home,
            Ports ports,
            ConfigFolder config,
            Map<String, String> common) {
        Map<String, String> settings = new TreeMap<>(common);
        settings.put("quarkus.http.host", Ports.HOST);
        settings.put(
                "quarkus.http.port",
                Integer.toString(ports.of(Part.named(service.word()).orElseThrow())));
        settings.putAll(
                switch (service) {
                    case INTAKE -> intake(home, config);
                    case POLICY -> policy(home, config);
                    case ISSUER -> issuer(home, ports);
                    case REVOKER -> revoker(home);
                    case AUDIT -> Map.of("mayfly.audit.policy-keys", policyKeys(home));
                });
        return settings;
    }

    /** What each service is told alike: its store, its login at the bus, whose tokens it takes. */
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
                        "mayfly.tokens.longest-seconds",
                        Long.toString(TokenMint.LIFETIME.toSeconds()),
                        "mayfly.tokens.public-key",
                        mint.verificationKeys().toUri().toString()));
    }

    private static Map<String, String> intake(Home home, ConfigFolder config) {
        return Map.of(
                "mayfly.intake.config", config.path().toString(),
                "mayfly.intake.secrets", home.secret(Home.SOURCES).toString());
    }

    private static Map<String, String> policy(Home home, ConfigFolder config) {
        return Map.of(
                "mayfly.policy.config", config.path().toString(),
                "mayfly.policy.keys", new Keys(home).publicFolder().toString(),
                "mayfly.policy.signing-key", new Keys(home).signingKey(Keys.POLICY).toString());
    }

    private static Map<String, String> issuer(Home home, Ports ports) {
        Path envelopeKey = PrivateFiles.key(home.key("issuer-envelope.key"));
        return Map.of(
                "mayfly.issuer.url", ports.url(Part.ISSUER),
                "mayfly.issuer.policy-keys", policyKeys(home),
                "mayfly.issuer.targets", targets(home),
                "mayfly.issuer.secrets", home.secret(Home.TARGETS).toString(),
                "mayfly.issuer.envelope-key", envelopeKey.toString());
    }

    private static Map<String, String> revoker(Home home) {
        return Map.of(
                "mayfly.revoker.policy-keys", policyKeys(home),
                "mayfly.revoker.targets", targets(home),
                "mayfly.revoker.secrets", home.secret(Home.TARGETS).toString());
    }

    private static String policyKeys(Home home) {
        return new Keys(home).publicSet(Keys.POLICY).toString();
    }

    private static String targets(Home home) {
        return home.root().resolve("targets").toString();
    }
}
