/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(RealServers.class)
class HttpIT {

    private static final String ROUTE = "/v1/guarded";

    RealServers servers;

    @Test
    void letsInWhoHasTheRole() {
        assertThat(get(ROUTE, servers.tokens().of("reader")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhoHasNoToken() {
        assertProblem(RestAssured.get(ROUTE), 401, "unauthorized");
    }

    @Test
    void refusesWhoHasAnotherRole() {
        assertProblem(get(ROUTE, servers.tokens().of("operator")), 403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void refusesASpoiledToken(Consumer<JwtClaims> change) {
        assertProblem(get(ROUTE, servers.tokens().with(change)), 401, "unauthorized");
    }

    static Stream<Consumer<JwtClaims>> spoiled() {
        return Stream.of(
                claims -> claims.setIssuer("https://elsewhere.example"),
                claims -> claims.setAudience("another"),
                claims -> claims.unsetClaim("aud"),
                claims -> claims.unsetClaim("exp"),
                claims -> claims.unsetClaim("iat"),
                claims -> claims.setExpirationTime(NumericDate.fromSeconds(TestTokens.now() - 1)),
                claims -> claims.setExpirationTime(in(Integer.MAX_VALUE)));
    }

    private static NumericDate in(long seconds) {
        return NumericDate.fromSeconds(TestTokens.now() + seconds);
    }

    @Test
    void refusesAnUnsignedToken() {
        String signed = servers.tokens().of("reader");
        String claims = signed.split("\\.", -1)[1];
        assertProblem(get(ROUTE, "eyJhbGciOiJub25lIn0." + claims + "."), 401, "unauthorized");
    }

    @Test
    void answersAMissingServerAsTemporary() {
        // when
        Response answer = get(ROUTE + "/away", servers.tokens().of("reader"));

        // then
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.asString()).doesNotContain("10.1.2.3");
    }

    @Test
    void keepsTheCodeOfARefusal() {
        assertProblem(get(ROUTE + "/refused", servers.tokens().of("reader")), 409, "already-over");
    }

    @Test
    void tellsNothingOfAFailureInside() {
        // when
        Response answer = get(ROUTE + "/broken", servers.tokens().of("reader"));

        // then
        assertProblem(answer, 500, "internal-server-error");
        assertThat(answer.asString()).doesNotContain("hunter2");
    }

    @Test
    void refusesABodyBeyondTheLimit() {
        assertThat(post("{\"text\":\"" + "x".repeat(1 << 20) + "\"}").statusCode()).isEqualTo(413);
    }

    @Test
    void refusesABodyTooDeep() {
        assertThat(post("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}").statusCode())
                .isEqualTo(400);
        assertThat(post("{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAMemberTwice() {
        assertThat(post("{\"a\":1,\"a\":2}").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/metrics", "/q/openapi"})
    void leavesOpenWhatAMachineWatches(String route) {
        assertThat(RestAssured.get(route).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/ready", "/q/health/well"})
    void isReadyAndWellOnceTheChannelHasJoined(String route) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(RestAssured.get(route).statusCode()).isEqualTo(200));
    }

    @Test
    void measuresTheChannel() {
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("mayfly_channel_poll_age_seconds{channel=\"in\"}")
                .contains("mayfly_oldest_unprocessed_event_seconds{channel=\"in\"}")
                .contains("mayfly_outbox_oldest_seconds");
    }

    private static Response get(String route, String token) {
        return RestAssured.given().auth().oauth2(token).get(route);
    }

    private Response post(String body) {
        return RestAssured.given()
                .auth()
                .oauth2(servers.tokens().of("operator"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(ROUTE);
    }

    private static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }
}
