/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.ECKey;
import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.codec.Json;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.GrantEvent.CredentialDelivered;
import io.mayfly.common.event.GrantEvent.GrantIssued;
import io.mayfly.common.event.GrantEvent.GrantMisused;
import io.mayfly.common.event.GrantEvent.IssueStopped;
import io.mayfly.common.event.ReadPosition;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.StopReason;
import io.mayfly.common.task.TaskKey;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(IssuerServers.class)
class IssuerIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    IssuerServers servers;
    private World world;

    @BeforeEach
    void introduceTheAgent() throws SQLException {
        world = servers.world;
        servers.publish(world.signed(world.principal(), now()));
        await().atMost(SOON).until(() -> count("select count(*) from issuer.principals") > 0);
    }

    @Test
    void handsASealedCredentialOutThatOpensTheTarget() throws SQLException {
        // given
        GrantApproved decision = approve(world.approved(World.newTask(), now()));

        // when
        Response answer = pickUp(decision.grant());

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/jose");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode credential = json(world.opened(answer.asString()));
        assertThat(credential.path("grant").asText()).isEqualTo(decision.grant().toString());
        assertThat(ordersReadWith(credential)).isEqualTo(1200);
        assertThat(stated(decision.grant(), 2))
                .extracting(Event::getClass)
                .isEqualTo(List.of(GrantIssued.class, CredentialDelivered.class));
    }

    @Test
    void givesTheSameCiphertextAgainForAnAnswerThatGotLost() {
        // given
        GrantApproved decision = approve(world.approved(World.newTask(), now()));
        String first = pickUp(decision.grant()).asString();

        // when
        Response again = pickUp(decision.grant());

        // then
        assertThat(again.asString()).isEqualTo(first);
        assertThat(stated(decision.grant(), 2)).hasSize(2);
    }

    @Test
    void refusesAndStatesASecondPickUpAfterTheGrace() throws SQLException {
        // given
        GrantApproved decision = approve(world.approved(World.newTask(), now()));
        pickUp(decision.grant());
        execute(
                "update issuer.grants set delivered_at = delivered_at - interval '61 seconds'"
                        + " where grant_id = '%s'".formatted(decision.grant()));

        // when
        Response second = pickUp(decision.grant());
        Response third = pickUp(decision.grant());

        // then
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.jsonPath().getString("code")).isEqualTo("already-delivered");
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(stated(decision.grant(), 3))
                .last()
                .isInstanceOfSatisfying(
                        GrantMisused.class,
                        misused ->
                                assertThat(misused.reason()).isEqualTo(EndReason.PICKED_UP_TWICE));
        assertThat(sealed(decision.grant())).isZero();
    }

    @Test
    void givesACredentialWithoutAKeyOnce() throws SQLException {
        // given
        GrantApproved decision = approve(world.approvedInClear(World.newTask(), now()));

        // when
        Response first = pickUp(decision.grant());
        Response second = pickUp(decision.grant());

        // then
        assertThat(ordersReadWith(json(first.asString()))).isEqualTo(1200);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(stated(decision.grant(), 3)).last().isInstanceOf(GrantMisused.class);
        assertThat(sealed(decision.grant())).isZero();
    }

    @Test
    void findsTheGrantByTheEventThatStartedTheTask() {
        // given
        TaskKey task = World.newTask();
        approve(world.approved(task, now()));

        // when
        Response answer =
                asked().queryParam("source", "/demo/ci")
                        .queryParam("event", task.id())
                        .queryParam("target", "shop")
                        .queryParam("resource", "orders")
                        .queryParam("wait", "30s")
                        .post("/v1/credentials");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void issuesNothingForATaskThatEndedBeforeItsApproval() throws SQLException {
        // given
        TaskKey task = World.newTask();
        ReadPosition read = servers.publish(World.stated(World.ended(task), now()));
        GrantApproved decision = World.drainedAt(world.approved(task, now()), read);

        // when
        servers.publish(world.signed(decision, now()));

        // then
        assertThat(stated(decision.grant(), 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        IssueStopped.class,
                        stop -> assertThat(stop.reason()).isEqualTo(StopReason.ALREADY_ENDED));
        assertThat(sealed(decision.grant())).isZero();
        Response late = pickUp(decision.grant());
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.jsonPath().getString("code")).isEqualTo("grant-terminal");
        assertThat(onTarget(decision.grant())).isZero();
    }

    @Test
    void givesNothingOutOnceTheEndOfTheTaskIsRead() throws SQLException {
        // given
        TaskKey task = World.newTask();
        GrantApproved decision = approve(world.approved(task, now()));
        stated(decision.grant(), 1);

        // when
        servers.publish(World.stated(World.ended(task), now()));

        // then
        await().atMost(SOON).until(() -> sealed(decision.grant()) == 0);
        assertThat(pickUp(decision.grant()).statusCode()).isEqualTo(410);
        assertThat(stated(decision.grant(), 1)).hasSize(1);
    }

    @Test
    void actsOnNothingThatPolicyHasNotSigned() throws SQLException {
        // given
        ECKey forger = World.key("policy-sig");
        GrantApproved forged = world.approved(World.newTask(), now());
        GrantApproved unsigned = world.approved(World.newTask(), now());

        // when
        servers.publish(World.signedBy(forger, forged, now()));
        servers.publish(World.stated(unsigned, now()));
        GrantApproved good = approve(world.approved(World.newTask(), now()));

        // then
        assertThat(pickUp(good.grant()).statusCode()).isEqualTo(200);
        await().atMost(SOON)
                .until(
                        () ->
                                count(
                                                "select count(*) from issuer.set_aside where kind ="
                                                        + " 'refused'")
                                        >= 2);
        assertThat(pickUpNow(forged.grant()).statusCode()).isEqualTo(404);
        assertThat(pickUpNow(unsigned.grant()).statusCode()).isEqualTo(404);
    }

    @Test
    void stopsWhatTheTargetDoesNotOffer() {
        // given
        Access unknown =
                Access.of(World.SHOP, new ResourceName("secrets"), List.of(new Action("select")));
        GrantApproved decision =
                world.approved(World.newTask(), unknown, now(), java.util.Optional.empty());

        // when
        servers.publish(world.signed(decision, now()));

        // then
        assertThat(stated(decision.grant(), 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        IssueStopped.class,
                        stop -> assertThat(stop.reason()).isEqualTo(StopReason.UNKNOWN_TARGET));
    }

    @Test
    void tellsTheCallerWhyPolicyDenied() {
        // given
        TaskKey task = World.newTask();
        servers.publish(World.stated(world.started(task), now()));
        servers.publish(world.signed(world.denied(task), now()));

        // when
        Response answer =
                asked().queryParam("source", "/demo/ci")
                        .queryParam("event", task.id())
                        .queryParam("target", "shop")
                        .queryParam("resource", "orders")
                        .queryParam("wait", "30s")
                        .post("/v1/credentials");

        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("policy-denied");
        assertThat(answer.jsonPath().getString("detail")).isEqualTo("needs a ticket");
    }

    @Test
    void tellsAnotherPrincipalNoMoreThanThatThereIsNoSuchGrant() {
        // given
        GrantApproved decision = approve(world.approved(World.newTask(), now()));
        World other = World.of("stranger");
        servers.publish(world.signed(other.principal(), now()));
        await().atMost(SOON)
                .until(
                        () ->
                                count(
                                                "select count(*) from issuer.principals where"
                                                        + " principal = 'stranger'")
                                        == 1);

        // when
        Response foreign =
                given().header("Authorization", "Bearer " + other.assertion(now()))
                        .post("/v1/credentials/" + decision.grant());
        Response missing =
                given().header("Authorization", "Bearer " + other.assertion(now()))
                        .post("/v1/credentials/" + GrantId.of(World.newTask(), World.orders()));

        // then
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.asString())
                .isEqualTo(
                        missing.asString()
                                .replace(
                                        missing.jsonPath().getString("instance"),
                                        foreign.jsonPath().getString("instance")));
        assertThat(pickUp(decision.grant()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnAssertionThatWasUsedBefore() {
        // given
        String assertion = world.assertion(now());
        String anywhere = "/v1/credentials/" + GrantId.of(World.newTask(), World.orders());
        Response first = given().header("Authorization", "Bearer " + assertion).post(anywhere);

        // when
        Response second = given().header("Authorization", "Bearer " + assertion).post(anywhere);

        // then
        assertThat(first.statusCode()).isEqualTo(404);
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.jsonPath().getString("code")).isEqualTo("bad-assertion");
    }

    private GrantApproved approve(GrantApproved decision) {
        ReadPosition read = servers.publish(World.stated(world.started(decision.task()), now()));
        GrantApproved drained = World.drainedAt(decision, read);
        servers.publish(world.signed(drained, now()));
        return drained;
    }

    private Response pickUp(GrantId grant) {
        return asked().queryParam("wait", "30s").post("/v1/credentials/" + grant);
    }

    private Response pickUpNow(GrantId grant) {
        return asked().post("/v1/credentials/" + grant);
    }

    private io.restassured.specification.RequestSpecification asked() {
        return given().header("Authorization", "Bearer " + world.assertion(now()));
    }

    private List<Event> stated(GrantId grant, int atLeast) {
        await().atMost(SOON).until(() -> servers.stated(grant.toString()).size() >= atLeast);
        return servers.stated(grant.toString());
    }

    private long ordersReadWith(JsonNode credential) throws SQLException {
        String url =
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                credential.path("host").asText(),
                                credential.path("port").asText(),
                                credential.path("database").asText());
        try (Connection connection =
                        DriverManager.getConnection(
                                url,
                                credential.path("user").asText(),
                                credential.path("password").asText());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select * from payments"))
                    .isInstanceOf(SQLException.class);
            return count(statement, "select count(*) from orders");
        }
    }

    private long sealed(GrantId grant) {
        return count(
                "select count(*) from issuer.grants where sealed is not null and grant_id = '%s'"
                        .formatted(grant));
    }

    private long onTarget(GrantId grant) throws SQLException {
        try (Connection connection = servers.target("shop");
                Statement statement = connection.createStatement()) {
            return count(
                    statement,
                    "select count(*) from mayfly.grant_state where grant_id = '%s'"
                            .formatted(grant));
        }
    }

    private long count(String query) {
        try (Connection connection = servers.store();
                Statement statement = connection.createStatement()) {
            return count(statement, query);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = servers.store();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(UTF_8));
    }

    private static Instant now() {
        return java.time.InstantSource.system().instant();
    }
}
