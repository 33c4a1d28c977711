/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.Json;

/**
 * What a signature over an event covers: the RFC 8785 form of an object with {@code id}, {@code
 * source}, {@code type}, {@code subject}, {@code time} (the last two where present) and {@code
 * datahash}, the base64url SHA-256 of the data's bytes.
 */
final class SignedContent {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private SignedContent() {}

    static byte[] of(CloudEvent event) {
        SortedMap<String, String> covered = new TreeMap<>();
        covered.put("id", event.id());
        covered.put("source", event.source());
        covered.put("type", event.type());
        event.subject().ifPresent(subject -> covered.put("subject", subject));
        event.time().ifPresent(time -> covered.put("time", time));
        covered.put("datahash", BASE64URL.encodeToString(sha256(event.data())));
        return Json.canonical(covered);
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", missing);
        }
    }
}
