/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.paging.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The opaque tokens by which a client asks for the next page. A token is good for the question that
 * it was an answer to and for no other; one that we did not write is told from ours.
 */
public final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TAG = 16;

    private final SecretKeySpec key;

    /** Cursors under a key, which all replicas share. */
    public Cursors(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The token of the page after {@code position}.
     *
     * @param question all that the answer depends on
     */
    public String token(String question, long position) {
        byte[] tag = tag(question, position);
        byte[] token = ByteBuffer.allocate(Long.BYTES + TAG).putLong(position).put(tag).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The position in a token; empty if it is not one of ours for this question. */
    public Optional<Long> position(String question, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != Long.BYTES + TAG) {
            return Optional.empty();
        }
        long position = ByteBuffer.wrap(bytes).getLong();
        byte[] tag = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
        return MessageDigest.isEqual(tag, tag(question, position))
                ? Optional.of(position)
                : Optional.empty();
    }

    private byte[] tag(String question, long position) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
            return Arrays.copyOf(mac.doFinal(question.getBytes(StandardCharsets.UTF_8)), TAG);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(ALGORITHM + " is missing from this JDK", missing);
        }
    }
}
