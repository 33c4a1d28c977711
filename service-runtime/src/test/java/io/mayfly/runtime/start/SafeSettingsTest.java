/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.start;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeSettingsTest {

    private final Map<String, String> settings = new HashMap<>(safe());

    @Test
    void findsNothingWrongWithTheDefaultsOnLoopback() {
        assertThat(unsafe()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.security.protocol, PLAINTEXT",
        "kafka.security.protocol, SSL",
        "mp.jwt.verify.issuer, ''",
        "mp.jwt.verify.audiences, ''",
        "mp.jwt.verify.publickey.location, ''",
        "mp.jwt.verify.publickey.location, unset",
        "mp.jwt.verify.publickey.algorithm, RS256",
        "mp.jwt.verify.clock.skew, 60",
        "mayfly.store.password, ''",
        "mayfly.store.owner-password, ''",
        "quarkus.devservices.enabled, true",
        "quarkus.http.auth.permission.open.paths, /*",
        "mayfly.crash, K3",
        "mayfly.crash.allowed, true"
    })
    void namesTheUnsafeProperty(String property, String value) {
        // given
        settings.put(property, value);

        // when
        List<UnsafeSetting> unsafe = unsafe();

        // then
        assertThat(unsafe).extracting(UnsafeSetting::property).containsExactly(property);
    }

    @ParameterizedTest
    @CsvSource({"kafka:9092", "'127.0.0.1:9092,10.0.0.7:9092'", "127.0.0.1.example.org:9092"})
    void refusesToSendInClearBeyondLoopback(String brokers) {
        // given
        settings.put("kafka.bootstrap.servers", brokers);

        // when
        List<UnsafeSetting> unsafe = unsafe();

        // then
        assertThat(unsafe)
                .extracting(UnsafeSetting::property)
                .containsExactly("kafka.security.protocol");
    }

    @Test
    void sendsBeyondLoopbackOverTls() {
        // given
        settings.put("kafka.bootstrap.servers", "kafka:9092");
        settings.put("kafka.security.protocol", "SASL_SSL");

        // when
        List<UnsafeSetting> unsafe = unsafe();

        // then
        assertThat(unsafe).isEmpty();
    }

    @Test
    void refusesAStoreBeyondLoopbackWhoseCertificateIsNotChecked() {
        // given
        settings.put("mayfly.store.address", "db.example.org:5432/mayfly");

        // when
        List<UnsafeSetting> unsafe = unsafe();

        // then
        assertThat(unsafe)
                .extracting(UnsafeSetting::property)
                .containsExactly("quarkus.datasource.reactive.postgresql.ssl-mode");
    }

    @Test
    void allowsCrashPointsOutsideProduction() {
        // given
        settings.put("mayfly.crash", "K3");
        settings.put("mayfly.crash.allowed", "true");

        // when
        List<UnsafeSetting> unsafe = unsafe(false);

        // then
        assertThat(unsafe).isEmpty();
    }

    private List<UnsafeSetting> unsafe() {
        return unsafe(true);
    }

    private List<UnsafeSetting> unsafe(boolean production) {
        return new SafeSettings(
                        name -> Optional.ofNullable(settings.get(name)),
                        settings.keySet(),
                        production)
                .unsafe();
    }

    private static Map<String, String> safe() {
        return Map.ofEntries(
                Map.entry("kafka.security.protocol", "SASL_PLAINTEXT"),
                Map.entry("kafka.bootstrap.servers", "127.0.0.1:29092"),
                Map.entry("mayfly.store.address", "127.0.0.1:25432/mayfly"),
                Map.entry("mayfly.store.password", "generated"),
                Map.entry("mayfly.store.owner-password", "generated"),
                Map.entry("mp.jwt.verify.issuer", "https://issuer.example"),
                Map.entry("mp.jwt.verify.audiences", "mayfly"),
                Map.entry("mp.jwt.verify.publickey.location", "keys.jwks"),
                Map.entry("mp.jwt.verify.publickey.algorithm", "ES256"),
                Map.entry("mp.jwt.verify.clock.skew", "0"),
                Map.entry("quarkus.devservices.enabled", "false"));
    }
}
