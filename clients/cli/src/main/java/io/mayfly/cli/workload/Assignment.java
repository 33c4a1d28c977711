/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.workload;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;

/**
 * What a workload is told when it starts.
 *
 * @param issuer where credentials are picked up
 * @param keys its private keys, a JWK set with one key to sign and one to open
 * @param eventSource the CloudEvents source of the event that started its task
 * @param eventId the id of that event
 */
record Assignment(
        URI issuer,
        String principal,
        Path keys,
        String channel,
        String eventSource,
        String eventId,
        String target,
        String resource,
        String otherTable) {

    private static final int ARGUMENTS = 9;

    static Assignment of(String[] arguments) {
        if (arguments.length != ARGUMENTS) {
            throw new IllegalArgumentException(
                    "expected: ISSUER PRINCIPAL KEYS CHANNEL EVENT-SOURCE EVENT-ID TARGET RESOURCE"
                            + " OTHER-TABLE");
        }
        return new Assignment(
                URI.create(arguments[0]),
                arguments[1],
                Path.of(arguments[2]),
                arguments[3],
                arguments[4],
                arguments[5],
                arguments[6],
                arguments[7],
                arguments[8]);
    }

    /** The arguments that {@link #of} reads back. */
    String[] arguments() {
        return new String[] {
            issuer.toString(),
            principal,
            keys.toString(),
            channel,
            eventSource,
            eventId,
            target,
            resource,
            otherTable
        };
    }

    ECKey signingKey() {
        return key("sig");
    }

    ECKey openingKey() {
        return key("enc");
    }

    private ECKey key(String use) {
        try {
            return JWKSet.load(keys.toFile()).getKeys().stream()
                    .filter(
                            key ->
                                    key.getKeyUse() != null
                                            && key.getKeyUse().getValue().equals(use))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "%s has no key for %s".formatted(keys, use)))
                    .toECKey();
        } catch (IOException | ParseException unreadable) {
            throw new IllegalArgumentException("%s cannot be read".formatted(keys), unreadable);
        }
    }
}
