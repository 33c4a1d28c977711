/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.PrivateFiles;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Tokens as an issuer that the service trusts signs them, or nearly so. */
final class TestTokens {

    static final String ISSUER = "https://issuer.example";

    private final EllipticCurveJsonWebKey key;

    private TestTokens(EllipticCurveJsonWebKey key) {
        this.key = key;
    }

    static TestTokens of(Home home) {
        try {
            return new TestTokens(
                    (EllipticCurveJsonWebKey)
                            JsonWebKey.Factory.newJwk(
                                    Files.readString(home.run("token-key.json"))));
        } catch (IOException | JoseException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Makes the key, and the file of public keys that the service is told of. */
    static Path publicKey(Home home) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("test");
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            key.setUse("sig");
            PrivateFiles.write(
                    home.run("token-key.json"),
                    key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
            return PrivateFiles.write(
                    home.run("token-keys.jwks"),
                    new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A good token with these roles. */
    String of(String... roles) {
        return with(claims -> claims.setClaim("groups", List.of(roles)));
    }

    /** A good token of a reader, changed. */
    String with(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("mayfly");
        claims.setSubject("somebody");
        claims.setIssuedAt(NumericDate.fromSeconds(now()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now() + Duration.ofMinutes(5).toSeconds()));
        claims.setClaim("groups", List.of("reader"));
        change.accept(claims);
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static long now() {
        return InstantSource.system().instant().getEpochSecond();
    }
}
