/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.util.HashMap;
import java.util.Map;

import io.vertx.core.json.JsonObject;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A record's headers as the JSON object that the outbox keeps; all of ours are text. */
final class HeaderText {

    private HeaderText() {}

    static String of(Map<String, byte[]> headers) {
        JsonObject json = new JsonObject();
        headers.forEach((name, value) -> json.put(name, new String(value, UTF_8)));
        return json.encode();
    }

    static Map<String, byte[]> read(JsonObject json) {
        Map<String, byte[]> headers = new HashMap<>();
        json.forEach(
                header ->
                        headers.put(header.getKey(), header.getValue().toString().getBytes(UTF_8)));
        return headers;
    }
}
