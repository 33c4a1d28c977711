/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.real;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.signing.EventSigner;

/** A signing key like policy's, and its public JWK set. */
public record PolicyKey(String id, KeyPair pair) {

    public static PolicyKey generate(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new PolicyKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public String sign(CloudEvent event) {
        return new EventSigner(id, pair.getPrivate()).sign(event);
    }

    public String publicSet() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return """
        {"keys": [{"kty": "EC", "crv": "P-256", "use": "sig", "kid": "%s", "x": "%s", "y": "%s"}]}
        """
                .formatted(id, text(key.getW().getAffineX()), text(key.getW().getAffineY()));
    }

    private static String text(BigInteger coordinate) {
        byte[] bytes = coordinate.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(fixed, 32));
    }
}
