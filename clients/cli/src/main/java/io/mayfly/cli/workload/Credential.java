/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.workload;

import java.nio.charset.StandardCharsets;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.codec.Json;

/** The credential as it was given: a login at one database. It is kept in memory only. */
final class Credential {

    private final JsonNode given;

    private Credential(JsonNode given) {
        this.given = given;
    }

    static Credential read(String json) {
        return new Credential(Json.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    String grant() {
        return required("grant");
    }

    String user() {
        return required("user");
    }

    String jdbcUrl() {
        return "jdbc:postgresql://%s:%s/%s"
                .formatted(required("host"), required("port"), required("database"));
    }

    Properties login() {
        Properties login = new Properties();
        login.put("user", user());
        login.put("password", required("password"));
        login.put("connectTimeout", "5");
        login.put("ApplicationName", "agent");
        return login;
    }

    private String required(String name) {
        JsonNode value = given.path(name);
        if (value.isMissingNode()) {
            throw new IllegalStateException("the credential names no '%s'".formatted(name));
        }
        return value.asText();
    }

    @Override
    public String toString() {
        return "Credential[***]";
    }
}
