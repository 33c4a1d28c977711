/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 value, as 64 lower-case hex digits. */
public record Hash(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** What the first entry of a ledger has for its previous one. */
    public static final Hash NONE = new Hash("00".repeat(32));

    public Hash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("hash is not 64 lower-case hex digits");
        }
    }

    /** The value whose bytes these are. */
    public static Hash of(byte[] value) {
        return new Hash(HexFormat.of().formatHex(value));
    }

    /** SHA-256 over all the parts, one after the other. */
    public static Hash over(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return of(sha256.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", missing);
        }
    }

    /** Its 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
