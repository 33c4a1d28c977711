/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mayfly.common.grant.GrantId;
import io.mayfly.connector.Credential;

/**
 * What a workload will read when it opens its credential: one flat JSON object with {@code grant},
 * {@code notAfter}, the coordinates, and the secret under its name. Where the principal has its own
 * login there is no secret. Wiped when closed.
 */
public final class Parcel implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final GrantId grant;
    private final byte[] content;

    /** Takes the credential, and wipes it. */
    public Parcel(GrantId grant, Instant notAfter, Optional<Credential> credential) {
        this.grant = grant;
        this.content = written(grant, notAfter, credential);
        credential.ifPresent(Credential::close);
    }

    GrantId grant() {
        return grant;
    }

    /** Not a copy: whoever reads it must not keep it. */
    byte[] content() {
        return content;
    }

    @Override
    public void close() {
        Arrays.fill(content, (byte) 0);
    }

    @Override
    public String toString() {
        return "Parcel[%s]".formatted(grant);
    }

    private static byte[] written(
            GrantId grant, Instant notAfter, Optional<Credential> credential) {
        try (Bytes bytes = new Bytes();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (var entry : plain(grant, notAfter, credential).entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            if (credential.isPresent()) {
                writeSecret(json, credential.get());
            }
            json.writeEndObject();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a credential cannot be written", impossible);
        }
    }

    /** What is no secret. A connector may know the end better than the decision does. */
    private static SortedMap<String, String> plain(
            GrantId grant, Instant notAfter, Optional<Credential> credential) {
        SortedMap<String, String> plain = new TreeMap<>();
        credential.ifPresent(c -> plain.putAll(c.coordinates()));
        plain.putIfAbsent("notAfter", notAfter.toString());
        plain.put("grant", grant.toString());
        return plain;
    }

    private static void writeSecret(JsonGenerator json, Credential credential) throws IOException {
        char[] secret = credential.secret().reveal();
        try {
            json.writeFieldName(credential.secretName());
            json.writeString(secret, 0, secret.length);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /** A buffer that is wiped when closed. */
    private static final class Bytes extends ByteArrayOutputStream {

        @Override
        public void close() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
