/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.mayfly.common.grant.GrantId;

/**
 * Keeps the credential of a workload without a key closed in the store: AES-256-GCM with a key that
 * is in no database, bound to the grant.
 */
public final class Envelope {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKey key;
    private final SecureRandom random;

    /**
     * An envelope with one key.
     *
     * @param key 32 bytes
     */
    public Envelope(byte[] key, SecureRandom random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the envelope's key has %d bytes, it must have %d"
                            .formatted(key.length, KEY_BYTES));
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    String close(Parcel parcel) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, parcel.grant());
            byte[] closed = cipher.doFinal(parcel.content());
            return Base64.getEncoder()
                    .encodeToString(
                            ByteBuffer.allocate(nonce.length + closed.length)
                                    .put(nonce)
                                    .put(closed)
                                    .array());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the envelope cannot be closed", unusable);
        }
    }

    /**
     * Opens it.
     *
     * @throws IllegalStateException if it was closed for another grant, with another key, or
     *     altered
     */
    public byte[] open(GrantId grant, String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(bytes).get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, grant)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (GeneralSecurityException altered) {
            throw new IllegalStateException(
                    "the envelope of grant %s does not open".formatted(grant), altered);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, GrantId grant) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(grant.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
