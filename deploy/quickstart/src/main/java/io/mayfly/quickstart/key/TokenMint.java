/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.key;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.QuickstartException;

/**
 * Stands in for an OpenID provider on one machine: mints a token for each role, which the services
 * check as they would check a provider's.
 */
public record TokenMint(Home home, InstantSource clock) {

    public static final String ISSUER = "https://quickstart.mayfly.invalid";

    /** One token each, so that no tool holds more than it needs. */
    public static final List<String> ROLES = List.of("reader", "auditor", "operator", "approver");

    private static final String AUDIENCE = "mayfly";

    /** How long a token lives; the services take no longer ones. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** Writes a fresh token for every role. */
    public void mint() {
        ROLES.forEach(role -> PrivateFiles.write(home.token(role), token(role) + "\n"));
    }

    /** What the tokens are verified with. */
    public Path verificationKeys() {
        new Keys(home).signing(Keys.TOKENS);
        return new Keys(home).publicSet(Keys.TOKENS);
    }

    /** A fresh token for one role. */
    public String token(String role) {
        ECKey key = new Keys(home).signing(Keys.TOKENS);
        Instant now = clock.instant();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                        new JWTClaimsSet.Builder()
                                .issuer(ISSUER)
                                .audience(AUDIENCE)
                                .subject("quickstart-" + role)
                                .claim("groups", List.of(role))
                                .jwtID(UUID.randomUUID().toString())
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plus(LIFETIME)))
                                .build());
        try {
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException failed) {
            throw new QuickstartException("cannot sign a token", failed);
        }
    }
}
