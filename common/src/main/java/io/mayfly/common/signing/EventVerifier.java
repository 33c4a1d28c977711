/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.signing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.EventCodec;
import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.codec.MalformedEvent.Reason;

/**
 * Verifies what {@link EventSigner} signs. The algorithm follows from the key, never from the
 * header.
 */
public final class EventVerifier {

    private static final int SIGNATURE_BYTES = 64;

    private final Map<String, PublicKey> keys;

    /**
     * A verifier that trusts these keys, on P-256, by key id; two are live while one is rotated.
     */
    public EventVerifier(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /**
     * Passes if the event carries a signature by a trusted key over exactly this event.
     *
     * @throws MalformedEvent with {@code BAD_SIGNATURE} in every other case
     */
    public void verify(CloudEvent event) {
        String jws =
                event.extension(EventCodec.SIGNATURE)
                        .orElseThrow(() -> bad("the event is unsigned"));
        int dots = jws.indexOf("..");
        if (dots < 0) {
            throw bad("the signature is not a detached JWS");
        }
        String header = jws.substring(0, dots);
        byte[] signature = decoded(jws.substring(dots + 2));
        if (signature.length != SIGNATURE_BYTES
                || !matches(key(header), header, event, signature)) {
            throw bad("the signature does not fit the event");
        }
    }

    private PublicKey key(String header) {
        JsonNode parsed = parsed(decoded(header));
        if (parsed.size() != 2 || !"ES256".equals(parsed.path("alg").textValue())) {
            throw bad("the signature's header is not {alg: ES256, kid}");
        }
        PublicKey key = keys.get(parsed.path("kid").asText());
        if (key == null) {
            throw bad("the signing key is not trusted");
        }
        return key;
    }

    private static JsonNode parsed(byte[] header) {
        try {
            return Json.read(header);
        } catch (MalformedEvent broken) {
            throw new MalformedEvent(
                    Reason.BAD_SIGNATURE, "the signature's header is not JSON", broken);
        }
    }

    private static boolean matches(
            PublicKey key, String header, CloudEvent event, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(EventSigner.ALGORITHM);
            verifier.initVerify(key);
            verifier.update(EventSigner.signingInput(header, event));
            return verifier.verify(signature);
        } catch (GeneralSecurityException unusable) {
            throw new MalformedEvent(
                    Reason.BAD_SIGNATURE, "the signature cannot be checked", unusable);
        }
    }

    private static byte[] decoded(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException broken) {
            throw new MalformedEvent(
                    Reason.BAD_SIGNATURE, "the signature is not base64url", broken);
        }
    }

    private static MalformedEvent bad(String message) {
        return new MalformedEvent(Reason.BAD_SIGNATURE, message);
    }
}
