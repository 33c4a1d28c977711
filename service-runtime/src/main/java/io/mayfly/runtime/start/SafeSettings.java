/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The rules by which settings are found unsafe. What cannot be read is unsafe. */
final class SafeSettings {

    /** Stands for what has to be given, where an empty value would mean a default. */
    private static final String UNSET = "unset";

    private static final Pattern LOOPBACK =
            Pattern.compile("(127\\.\\d+\\.\\d+\\.\\d+|localhost|\\[::1])(:\\d+)?");

    private final Function<String, Optional<String>> value;
    private final Set<String> names;
    private final boolean production;
    private final List<UnsafeSetting> unsafe = new ArrayList<>();

    SafeSettings(
            Function<String, Optional<String>> value, Iterable<String> names, boolean production) {
        this.value = value;
        this.names = new TreeSet<>();
        names.forEach(this.names::add);
        this.production = production;
    }

    List<UnsafeSetting> unsafe() {
        bus();
        store();
        tokens();
        routes();
        testing();
        return List.copyOf(unsafe);
    }

    private void bus() {
        String protocol = value("kafka.security.protocol");
        boolean loopback =
                Pattern.compile(",")
                        .splitAsStream(value("kafka.bootstrap.servers"))
                        .map(String::strip)
                        .allMatch(SafeSettings::loopback);
        if (!protocol.startsWith("SASL_")) {
            refuse("kafka.security.protocol", "does not authenticate");
        }
        if (!protocol.endsWith("SSL") && !loopback) {
            refuse("kafka.security.protocol", "sends in clear to brokers beyond loopback");
        }
    }

    private void store() {
        String address = value("mayfly.store.address");
        String host = address.contains("/") ? address.substring(0, address.indexOf('/')) : address;
        boolean verified =
                value("quarkus.datasource.reactive.postgresql.ssl-mode").equals("verify-full");
        if (!loopback(host) && !verified) {
            refuse(
                    "quarkus.datasource.reactive.postgresql.ssl-mode",
                    "is not verify-full for a store beyond loopback");
        }
        requirePresent("mayfly.store.password");
        requirePresent("mayfly.store.owner-password");
    }

    private void tokens() {
        requirePresent("mp.jwt.verify.issuer");
        requirePresent("mp.jwt.verify.publickey.location");
        requirePresent("mp.jwt.verify.audiences");
        require("mp.jwt.verify.publickey.algorithm", "ES256");
        require("mp.jwt.verify.clock.skew", "0");
    }

    /**
     * Path policies have been bypassed by odd spellings of a path; methods say who may call them.
     */
    private void routes() {
        names.stream()
                .filter(name -> name.startsWith("quarkus.http.auth.permission."))
                .forEach(name -> refuse(name, "authorises by path"));
    }

    private void testing() {
        if (!value("quarkus.devservices.enabled").equals("false")) {
            refuse("quarkus.devservices.enabled", "is not false");
        }
        if (production && value.apply("mayfly.crash").isPresent()) {
            refuse("mayfly.crash", "is for fault tests only");
        }
        if (production && value("mayfly.crash.allowed").equals("true")) {
            refuse("mayfly.crash.allowed", "is for fault tests only");
        }
    }

    private void require(String property, String only) {
        if (!value(property).equals(only)) {
            refuse(property, "is not " + only);
        }
    }

    private void requirePresent(String property) {
        if (value(property).isBlank() || value(property).equals(UNSET)) {
            refuse(property, "is missing");
        }
    }

    private void refuse(String property, String reason) {
        unsafe.add(new UnsafeSetting(property, reason));
    }

    private String value(String property) {
        return value.apply(property).orElse("");
    }

    private static boolean loopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
