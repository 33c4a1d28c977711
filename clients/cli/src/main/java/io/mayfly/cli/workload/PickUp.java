/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.workload;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;

/**
 * Fetches the credential: waits while the decision is on its way, opens it with the workload's key.
 */
final class PickUp {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int NOT_READY = 425;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Assignment assignment;
    private final InstantSource clock;

    PickUp(Assignment assignment, InstantSource clock) {
        this.assignment = assignment;
        this.clock = clock;
    }

    /** The credential, or why nothing is given. */
    sealed interface Answer {
        record Given(Credential credential) implements Answer {}

        record Refused(int status, String body) implements Answer {}
    }

    Answer ask() throws IOException, InterruptedException {
        Instant until = clock.instant().plus(PATIENCE);
        while (true) {
            HttpResponse<String> answer =
                    http.send(request(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return new Answer.Given(open(answer));
            }
            if (answer.statusCode() != NOT_READY || !clock.instant().isBefore(until)) {
                return new Answer.Refused(answer.statusCode(), answer.body());
            }
        }
    }

    private HttpRequest request() {
        URI uri =
                assignment
                        .issuer()
                        .resolve(
                                "/v1/credentials?source=%s&event=%s&target=%s&resource=%s&wait=30s"
                                        .formatted(
                                                encoded(assignment.eventSource()),
                                                encoded(assignment.eventId()),
                                                encoded(assignment.target()),
                                                encoded(assignment.resource())));
        String assertion =
                Assertion.of(
                        assignment.principal(),
                        assignment.signingKey(),
                        assignment.issuer(),
                        clock.instant());
        return HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + assertion)
                .timeout(PATIENCE)
                .build();
    }

    private Credential open(HttpResponse<String> answer) {
        boolean sealed =
                Optional.of(answer.headers().firstValue("Content-Type").orElse(""))
                        .filter(type -> type.startsWith("application/jose"))
                        .isPresent();
        return Credential.read(sealed ? decrypted(answer.body()) : answer.body());
    }

    private String decrypted(String compact) {
        try {
            JWEObject sealed = JWEObject.parse(compact);
            sealed.decrypt(new ECDHDecrypter(assignment.openingKey()));
            return sealed.getPayload().toString();
        } catch (ParseException | JOSEException unreadable) {
            throw new IllegalStateException("what was given cannot be opened", unreadable);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
