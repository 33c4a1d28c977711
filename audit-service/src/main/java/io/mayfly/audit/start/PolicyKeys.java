/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.start;

import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.identity.PublicKeyJwk;

/** Policy's public keys, as they lie in a JWK set file (RFC 7517 section 5). */
final class PolicyKeys {

    private record JwkSet(List<PublicKeyJwk> keys) {}

    private PolicyKeys() {}

    /**
     * Reads the file.
     *
     * @throws IllegalStateException naming the file if it holds no key, or one that is none; a
     *     service that cannot tell forgery must not start as if it could
     */
    static Map<String, PublicKey> read(Path file) {
        try {
            List<PublicKeyJwk> keys = Json.read(Files.readAllBytes(file), JwkSet.class).keys();
            if (keys == null || keys.isEmpty()) {
                throw new IllegalStateException("no key in " + file);
            }
            return keys.stream()
                    .collect(Collectors.toMap(key -> key.kid().orElseThrow(), PolicyKeys::key));
        } catch (IOException | MalformedEvent | NoSuchElementException unfit) {
            throw new IllegalStateException("policy keys cannot be read from " + file, unfit);
        }
    }

    private static PublicKey key(PublicKeyJwk jwk) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECPoint point = new ECPoint(coordinate(jwk.x()), coordinate(jwk.y()));
            return KeyFactory.getInstance("EC")
                    .generatePublic(
                            new ECPublicKeySpec(
                                    point, curve.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException("key %s is none".formatted(jwk.kid()), unfit);
        }
    }

    private static BigInteger coordinate(String base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
    }
}
