/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.MalformedEvent;

/** Asks one service over HTTP as the bearer of a token. */
public final class ServiceClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI service;
    private final String token;

    public ServiceClient(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    /**
     * What is at {@code path}.
     *
     * @throws Failure with the service's own words if it refuses, or that it cannot be reached
     */
    public JsonNode get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .timeout(PATIENCE)
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw refusal(answer);
            }
            return Json.read(answer.body());
        } catch (IOException away) {
            throw new Failure(
                    ExitCode.UNREACHABLE,
                    "%s does not answer; see ./mayfly status".formatted(service),
                    away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.ERROR, "interrupted", interrupted);
        }
    }

    private static Failure refusal(HttpResponse<byte[]> answer) {
        ExitCode code =
                switch (answer.statusCode()) {
                    case 404 -> ExitCode.NOT_FOUND;
                    case 401, 403 -> ExitCode.DENIED;
                    default -> ExitCode.ERROR;
                };
        return new Failure(code, "%d %s".formatted(answer.statusCode(), words(answer.body())));
    }

    private static String words(byte[] body) {
        try {
            JsonNode problem = Json.read(body);
            return problem.path("detail").asText(problem.path("title").asText(""));
        } catch (MalformedEvent noProblem) {
            return new String(body, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }
}
