/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * UUID version 5 (RFC 9562 section 5.5) over parts that are length-prefixed, so that no two
 * different lists of parts share one name.
 */
public final class NameBasedUuid {

    private NameBasedUuid() {}

    /** Each part is written as a 4-byte big-endian length and its UTF-8 bytes. */
    public static UUID of(UUID namespace, List<String> parts) {
        MessageDigest sha1 = sha1();
        sha1.update(bytes(namespace));
        for (String part : parts) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            sha1.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
            sha1.update(utf8);
        }
        byte[] hash = sha1.digest();
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        ByteBuffer halves = ByteBuffer.wrap(hash);
        return new UUID(halves.getLong(), halves.getLong());
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-1 is missing from this JDK", missing);
        }
    }
}
