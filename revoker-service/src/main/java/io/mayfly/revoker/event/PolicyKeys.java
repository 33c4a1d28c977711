/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.codec.Json;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.common.signing.EventVerifier;
import io.mayfly.revoker.RevokerConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Policy's public keys, from a JWK set. Without one that can be read the service does not start.
 */
final class PolicyKeys {

    private PolicyKeys() {}

    @Produces
    @Singleton
    static EventVerifier verifier(RevokerConfig config) {
        return new EventVerifier(read(config.policyKeys()));
    }

    static Map<String, PublicKey> read(Path file) {
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonNode node : document(file).path("keys")) {
            PublicKeyJwk jwk = Json.convert(node, PublicKeyJwk.class);
            keys.put(
                    jwk.kid()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    file + ": a key has no kid")),
                    key(jwk));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("%s holds no key of policy".formatted(file));
        }
        return keys;
    }

    private static JsonNode document(Path file) {
        try {
            return Json.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("policy's keys in %s".formatted(file), unreadable);
        }
    }

    private static PublicKey key(PublicKeyJwk jwk) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            return KeyFactory.getInstance("EC")
                    .generatePublic(
                            new ECPublicKeySpec(
                                    new ECPoint(number(jwk.x()), number(jwk.y())),
                                    curve.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("key %s is unfit".formatted(jwk.kid()), unfit);
        }
    }

    private static BigInteger number(String base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
    }
}
