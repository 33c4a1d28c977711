/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.codec.Json;
import io.mayfly.common.identity.PublicKeyJwk;

/** A JWK set (RFC 7517 section 5) as a file holds it. */
record JwkSet(List<JsonNode> keys) {

    JwkSet {
        if (keys == null) {
            throw new IllegalArgumentException("the set has no keys");
        }
        keys = List.copyOf(keys);
    }

    List<PublicKeyJwk> publicKeys() {
        return keys.stream().map(JwkSet::publicKey).toList();
    }

    private static PublicKeyJwk publicKey(JsonNode key) {
        if (key.has("d")) {
            throw new IllegalArgumentException("names a file that holds a private key");
        }
        return Json.convert(key, PublicKeyJwk.class);
    }
}
