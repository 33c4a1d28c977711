/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.mayfly.audit.ledger.core.Head;
import io.mayfly.audit.ledger.core.Sighting;
import io.mayfly.audit.ledger.core.Verification;
import io.mayfly.audit.store.LedgerStore;
import io.mayfly.common.event.Event;
import io.mayfly.common.task.TaskKey;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

/** The whole service between a real broker and a real store, asked over HTTP. */
@QuarkusTest
@WithTestResource(AuditServers.class)
class LedgerIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger TASKS = new AtomicInteger(1000);

    AuditServers servers;
    @Inject LedgerStore store;

    @Test
    void tellsAWholeLife() {
        // given
        TaskKey task = lived();

        // when
        Response timeline = reader().get("/v1/grants/{id}/timeline", Lives.grant(task).toString());

        // then
        timeline.then()
                .statusCode(200)
                .body("grant.state", equalTo("revoked"))
                .body("grant.principal", equalTo("agent-7"))
                .body("grant.owner", equalTo("ana"))
                .body("grant.actions", contains("select"))
                .body("grant.policy", equalTo("agents-read-one-dataset"))
                .body("grant.reason", equalTo("task-ended"))
                .body("grant.traceId", equalTo(Spoken.TRACE.traceId()))
                .body("grant.endToProvedMillis", notNullValue())
                .body("entries", hasSize(10))
                .body("entries[0].type", equalTo("TaskStarted"))
                .body("entries[0].offsetMillis", equalTo(0))
                .body("entries.type", hasItem("DeadRecord"))
                .body("entries.code", hasItem("MFD001I"))
                .body("entries.text", hasItem(containsString("agents-read-one-dataset")));
    }

    @Test
    void findsAGrantByTheBeginningOfItsId() {
        // given
        TaskKey task = lived();
        String id = Lives.grant(task).toString();

        // then
        reader().get("/v1/grants/{id}", id.substring(0, 13))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        reader().get("/v1/grants/{id}", "ffffffffffff")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("grant-unknown"));
        reader().get("/v1/grants/{id}", "12345").then().statusCode(400);
    }

    @Test
    void listsByFilterAndPage() {
        // given
        TaskKey first = lived();
        TaskKey second = lived();

        // when
        Response all =
                reader().queryParam("principal", "agent-7")
                        .queryParam("state", "revoked")
                        .queryParam("page_size", 1)
                        .get("/v1/grants");
        String token = all.path("next_page_token");
        Response next =
                reader().queryParam("principal", "agent-7")
                        .queryParam("state", "revoked")
                        .queryParam("page_size", 1)
                        .queryParam("page_token", token)
                        .get("/v1/grants");

        // then
        all.then().statusCode(200).body("items.task", contains(second.toString()));
        next.then().statusCode(200).body("items.task", contains(first.toString()));
        reader().queryParam("q", first.id().toUpperCase(Locale.ROOT))
                .get("/v1/grants")
                .then()
                .body("items.task", contains(first.toString()));
        reader().queryParam("q", "run_").get("/v1/grants").then().body("items", hasSize(0));
    }

    @Test
    void refusesAForgedPageToken() {
        // given
        lived();
        lived();
        String token =
                reader().queryParam("page_size", 1).get("/v1/grants").path("next_page_token");

        // then
        reader().queryParam("page_token", "B" + token.substring(1))
                .get("/v1/grants")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("bad-page-token"));
    }

    @Test
    void letsNobodyInWithoutTheRole() {
        RestAssured.given().get("/v1/ledger").then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(servers.token("operator"))
                .get("/v1/ledger")
                .then()
                .statusCode(403);
        RestAssured.given()
                .auth()
                .oauth2(servers.token("auditor"))
                .get("/v1/ledger")
                .then()
                .statusCode(200);
    }

    @Test
    void takesEachEventOnceHoweverOftenItComes() {
        // given
        TaskKey task = lived();

        // when all of it is published once more, and then something else
        Lives.whole(servers.inTurn(), task);
        lived();

        // then
        reader().queryParam("task", task.toString())
                .get("/v1/ledger")
                .then()
                .body("items", hasSize(10));
    }

    @Test
    void numbersWithoutAGapWhereManyChainAtOnce() throws Exception {
        // given
        Spoken spoken = new Spoken();
        for (int i = 0; i < 40; i++) {
            Lives.whole(spoken, Lives.task(TASKS.incrementAndGet()));
        }
        List<Sighting> sightings = spoken.sightings();
        long before = store.head().position();

        // when eight write all of it at the same time
        int added = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> writer = () -> store.append(sightings, List.of());
            for (Future<Integer> written : threads.invokeAll(Collections.nCopies(8, writer))) {
                added += written.get();
            }
        }

        // then
        assertThat(added).isEqualTo(400);
        Head head = store.head();
        assertThat(head.position()).isGreaterThanOrEqualTo(before + 400);
        Verification verification = store.verify(1, head.position());
        assertThat(verification.flaw()).isEmpty();
        assertThat(verification.entries()).isEqualTo(head.position());
    }

    @Test
    void remembersPoisonAndForgeryAndGoesOn() {
        // given
        TaskKey task = Lives.task(TASKS.incrementAndGet());
        long before = store.head().position();
        Event approval = Lives.approved(task);

        // when
        servers.publish(
                "mayfly.tasks.v1",
                "poison",
                Map.of("ce_type", "io.mayfly.task.ended.v1".getBytes(StandardCharsets.UTF_8)),
                "{".getBytes(StandardCharsets.UTF_8));
        servers.publish("mayfly.decisions.v1", task.toString(), Spoken.encoded(1, approval));
        lived();

        // then
        await().atMost(SOON).until(() -> recorded("MFL001E") && recorded("MFL002E"));
        assertThat(store.head().position()).isGreaterThan(before + 10);
        reader().get("/v1/grants/{id}", Lives.grant(task).toString()).then().statusCode(404);
    }

    @Test
    void saysWhoCouldReachAResourceAtATime() {
        // given
        TaskKey task = lived();
        Response grant = reader().get("/v1/grants/{id}", Lives.grant(task).toString());
        String issued = grant.path("issuedAt");
        String contained = grant.path("containedAt");

        // then
        access(issued).then().statusCode(200).body("position", greaterThan(9));
        assertThat(access(issued).<List<String>>path("items.task")).contains(task.toString());
        assertThat(access(contained).<List<String>>path("items.task"))
                .doesNotContain(task.toString());
        reader().queryParam("principal", "agent-7")
                .queryParam("as_of", "2999-01-01T00:00:00Z")
                .get("/v1/access")
                .then()
                .statusCode(400);
        reader().get("/v1/access").then().statusCode(400);
    }

    private Response access(String at) {
        return reader().queryParam("target", "shop")
                .queryParam("resource", "orders")
                .queryParam("as_of", at)
                .queryParam("page_size", 1000)
                .get("/v1/access");
    }

    @Test
    void givesEntriesAsJsonAndAsLines() {
        // given
        TaskKey task = lived();

        // then
        Response json = reader().queryParam("task", task.toString()).get("/v1/ledger");
        json.then()
                .statusCode(200)
                .body("items.record.type", hasItem("GrantRevoked"))
                .body("items.record.place.topic", hasItem("mayfly.dead.v1"));
        Response lines =
                reader().accept("application/x-ndjson")
                        .queryParam("task", task.toString())
                        .queryParam("page_size", 4)
                        .get("/v1/ledger");
        assertThat(lines.statusCode()).isEqualTo(200);
        assertThat(lines.asString().lines()).hasSize(4).allMatch(line -> line.startsWith("{"));
        assertThat(lines.header("Next-Page-Token")).isNotBlank();
        int position = json.path("items[0].position");
        reader().get("/v1/ledger/{position}", position)
                .then()
                .body("hash", equalTo(json.path("items[0].hash")));
        reader().get("/v1/ledger/999999999").then().statusCode(404);
        reader().queryParam("code", "MFR003I")
                .get("/v1/ledger")
                .then()
                .body("items.record.code", everyItem(equalTo("MFR003I")));
    }

    @Test
    void verifiesTheChain() {
        lived();
        reader().get("/v1/ledger/verification")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("from", equalTo(1));
    }

    @Test
    void takesTenThousandEvents() {
        // given
        long before = store.head().position();

        // when
        for (int i = 0; i < 1000; i++) {
            Lives.whole(servers.quickly(), Lives.task(TASKS.incrementAndGet()));
        }

        // then
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () ->
                                assertThat(store.head().position())
                                        .isGreaterThanOrEqualTo(before + 10_000));
        assertThat(store.verify(1, store.head().position()).flaw()).isEmpty();
    }

    @Test
    void documentsItself() {
        RestAssured.given()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", containsString("3.1"))
                .body("paths.keySet()", hasItem("/v1/grants/{id}/timeline"));
    }

    private boolean recorded(String code) {
        List<String> codes =
                reader().queryParam("code", code).get("/v1/ledger").path("items.record.code");
        return !codes.isEmpty();
    }

    private RequestSpecification reader() {
        return RestAssured.given().auth().oauth2(servers.token("reader"));
    }

    /** Publishes a whole life and waits until it is told. */
    private TaskKey lived() {
        TaskKey task = Lives.task(TASKS.incrementAndGet());
        Lives.whole(servers.inTurn(), task);
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                reader().queryParam("task", task.toString())
                                        .get("/v1/grants")
                                        .then()
                                        .body("items.state", contains("revoked")));
        return task;
    }
}
