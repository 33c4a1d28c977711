/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;

/** Reads keys from files, and refuses what is not what it should be. */
final class KeyFiles {

    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rwx------");

    private KeyFiles() {}

    /** The public keys of a JWKS by their ids: P-256 only, and no private half. */
    static Map<String, PublicKey> publicKeys(Path file) {
        try {
            Map<String, PublicKey> keys = new HashMap<>();
            for (JWK key : JWKSet.load(file.toFile()).getKeys()) {
                keys.put(id(file, key), publicKey(file, key));
            }
            if (keys.isEmpty()) {
                throw new IllegalStateException("%s holds no key".formatted(file));
            }
            return keys;
        } catch (IOException | ParseException | JOSEException unreadable) {
            throw new IllegalStateException("%s is no JWKS".formatted(file), unreadable);
        }
    }

    private static String id(Path file, JWK key) {
        if (key.getKeyID() == null) {
            throw new IllegalStateException("%s holds a key without kid".formatted(file));
        }
        return key.getKeyID();
    }

    /** Who issues must not be able to decide: a private half has no business here. */
    private static PublicKey publicKey(Path file, JWK key) throws JOSEException {
        if (key.isPrivate()) {
            throw new IllegalStateException(
                    "%s holds the private half of %s".formatted(file, key.getKeyID()));
        }
        if (!(key instanceof ECKey ec) || !Curve.P_256.equals(ec.getCurve())) {
            throw new IllegalStateException(
                    "%s: %s is no key on P-256".formatted(file, key.getKeyID()));
        }
        return ec.toECPublicKey();
    }

    /** A secret key in base64, in a file that nobody else may read. */
    static byte[] secret(Path file) {
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException(
                        "%s may be read or written by others than its owner".formatted(file));
            }
            return Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalStateException("%s is no base64".formatted(file), noBase64);
        }
    }
}
