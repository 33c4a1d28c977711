/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.Json;

/** Signs events: a detached JWS (RFC 7515 appendix F) with ES256 over {@link SignedContent}. */
public final class EventSigner {

    static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String header;

    /**
     * A signer with one key.
     *
     * @param keyId by which verifiers know the public half
     * @param key on P-256
     */
    public EventSigner(String keyId, PrivateKey key) {
        this.key = key;
        this.header =
                BASE64URL.encodeToString(
                        Json.canonical(new TreeMap<>(Map.of("alg", "ES256", "kid", keyId))));
    }

    /** The detached signature of the event: protected header, two dots, signature. */
    public String sign(CloudEvent event) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(signingInput(header, event));
            return header + ".." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the signing key cannot sign", unusable);
        }
    }

    static byte[] signingInput(String header, CloudEvent event) {
        return (header + "." + BASE64URL.encodeToString(SignedContent.of(event)))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
