/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.mayfly.common.event.DeadTopicRecord.DeadBeat;
import io.mayfly.common.event.DeadTopicRecord.DeadRecord;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.HealthRecord.PartitionHealth;
import io.mayfly.common.event.HealthRecord.TargetHealth;
import io.mayfly.common.event.IdentityRecord.PrincipalRecord;
import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.event.RevocationEvent.RevocationRequested;
import io.mayfly.common.event.Topic;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.PrincipalKind;
import io.mayfly.connector.GrantSpec;
import io.mayfly.connector.ProvisionRequest;
import io.mayfly.revoker.real.Readers;
import io.mayfly.revoker.real.Said;
import io.mayfly.revoker.real.Work;
import io.mayfly.revoker.real.World;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

/** The revoker on a real bus, a real store and a real target. */
@QuarkusTest
@WithTestResource(World.class)
class RevocationIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);

    World world;

    @Test
    void removesAndProvesWhenTheTaskEnds() {
        // given
        Work work = provisioned(LONG);

        // when
        world.publish(Said.by(work.ended()));

        // then
        assertThat(facts(work))
                .containsExactly(
                        "RevocationRequested",
                        "GrantContained",
                        "EntitlementRemoved",
                        "GrantRevoked");
        assertThat(world.stands(work.grant())).isFalse();
        assertThat(marks(Topic.DEAD, event -> isMark(event, "task:" + work.task()))).isNotEmpty();
        assertThat(reason(work)).isEqualTo(EndReason.TASK_ENDED);
    }

    @Test
    void endsAGrantWhoseEndCameBeforeItsApproval() {
        // given
        Work work = Work.on(World.SHOP);
        world.publish(Said.by(work.ended()));
        await().atMost(SOON)
                .until(
                        () ->
                                world.store(
                                                "select count(*) from revoker.tombstone where"
                                                        + " subject = 'task:"
                                                        + work.task()
                                                        + "'")
                                        .equals("1"));

        // when
        world.decided(work.approved(LONG));

        // then
        assertThat(facts(work))
                .containsExactly(
                        "RevocationRequested",
                        "GrantContained",
                        "EntitlementRemoved",
                        "GrantAborted");
    }

    @Test
    void endsAGrantThatNobodySpeaksOfAgain() {
        // given, when
        Work work = provisioned(Duration.ofSeconds(2));

        // then
        assertThat(facts(work)).endsWith("GrantRevoked");
        assertThat(reason(work)).isEqualTo(EndReason.EXPIRED);
        assertThat(world.stands(work.grant())).isFalse();
        assertThat(marks(Topic.DEAD, event -> isMark(event, "grant:" + work.grant()))).isNotEmpty();
    }

    @Test
    void endsWhatWasDecidedBeforeACutOff() {
        // given
        Work work = provisioned(LONG);

        // when
        world.decided(
                new PrincipalRecord(
                        work.principal(),
                        PrincipalKind.AGENT,
                        work.owner(),
                        2,
                        false,
                        2,
                        List.of()));

        // then
        assertThat(facts(work)).endsWith("GrantRevoked");
        assertThat(reason(work)).isEqualTo(EndReason.PRINCIPAL_OFFBOARDED);
    }

    @Test
    void armsNothingThatPolicyDidNotSign() {
        // given
        Work forged = Work.on(World.SHOP);
        Work honest = provisioned(LONG);

        // when
        world.publish(Said.by(forged.approved(LONG)));

        // then
        await().atMost(SOON)
                .until(
                        () ->
                                world.store(
                                                "select reason from revoker.quarantine where"
                                                        + " record_key = '"
                                                        + forged.task()
                                                        + "'")
                                        .equals("bad-signature"));
        world.publish(Said.by(honest.ended()));
        assertThat(facts(honest)).endsWith("GrantRevoked");
        assertThat(
                        world.store(
                                "select count(*) from revoker.armed_grant where id = '"
                                        + forged.grant()
                                        + "'"))
                .isEqualTo("0");
    }

    @Test
    void takesAnEndThatItCannotReadForAnEnd() {
        // given
        Work work = provisioned(LONG);

        // when
        world.publish(
                Topic.TASKS,
                work.task().toString(),
                Map.of("ce_type", "io.mayfly.task.ended.v1".getBytes(StandardCharsets.UTF_8)),
                "{".getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(facts(work)).endsWith("GrantRevoked");
    }

    @Test
    void showsWhatItCannotRemoveAsDebt() {
        // given
        Work work = Work.on(World.NOWHERE);
        world.decided(work.approved(LONG));

        // when
        world.publish(Said.by(work.ended()));

        // then
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                given().auth()
                                        .oauth2(world.token("reader"))
                                        .queryParam("target", "nowhere")
                                        .get("/v1/debt")
                                        .then()
                                        .statusCode(200)
                                        .body("debt.grant", hasItem(work.grant().toString()))
                                        .body("debt[0].step", equalTo("marked"))
                                        .body("debt[0].attempts", greaterThan(0))
                                        .body(
                                                "debt[0].lastError",
                                                equalTo(
                                                        "target 'nowhere' is not configured"
                                                                + " here")));
    }

    @Test
    void revokesForAnOperatorAndForNobodyElse() {
        // given
        Work work = provisioned(LONG);
        Map<String, String> request = new HashMap<>();
        request.put("grant", work.grant().toString());
        request.put("reason", "seen in a place where it should not be");

        // when
        given().auth()
                .oauth2(world.token("reader"))
                .contentType("application/json")
                .body(request)
                .post("/v1/revocations")
                .then()
                .statusCode(403);
        String location =
                given().auth()
                        .oauth2(world.token("operator"))
                        .contentType("application/json")
                        .header("Idempotency-Key", work.grant().toString())
                        .body(request)
                        .post("/v1/revocations")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");

        // then
        assertThat(facts(work)).endsWith("GrantRevoked");
        assertThat(reason(work)).isEqualTo(EndReason.OPERATOR);
        assertThat(requested(work).by()).isPresent();
        assertThat(requested(work).note()).contains("seen in a place where it should not be");
        given().auth()
                .oauth2(world.token("reader"))
                .get(location)
                .then()
                .statusCode(200)
                .body("grants[0].state", equalTo("revoked"));
    }

    @Test
    void refusesARevocationOfNothing() {
        given().auth()
                .oauth2(world.token("operator"))
                .contentType("application/json")
                .body(Map.of("reason", "no idea"))
                .post("/v1/revocations")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void beatsOnEveryPartitionAndTellsHowItStands() {
        try (Readers dead = new Readers(world.kafka(), Topic.DEAD);
                Readers health = new Readers(world.kafka(), Topic.HEALTH)) {
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(dead.all(DeadBeat.class::isInstance))
                                            .allMatch(
                                                    beat ->
                                                            ((DeadBeat) beat.envelope().event())
                                                                            .partition()
                                                                    == beat.partition())
                                            .extracting(Readers.Read::partition)
                                            .contains(0, 1, 2, 3, 4, 5, 6, 7));
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    health.names(
                                                            event ->
                                                                    event instanceof TargetHealth
                                                                            || event
                                                                                    instanceof
                                                                                    PartitionHealth))
                                            .contains("TargetHealth", "PartitionHealth"));
        }
    }

    private Work provisioned(Duration lives) {
        Work work = Work.on(World.SHOP);
        var approved = work.approved(lives);
        world.decided(approved);
        GrantSpec spec =
                new GrantSpec(work.grant(), work.principal(), work.access(), approved.notAfter());
        world.issuer()
                .provision(new ProvisionRequest(spec, world.issuer().prepare(spec).forTarget()));
        assertThat(world.stands(work.grant())).isTrue();
        return work;
    }

    private List<String> facts(Work work) {
        try (Readers readers = new Readers(world.kafka(), Topic.REVOCATIONS)) {
            await().atMost(SOON)
                    .until(
                            () ->
                                    readers.all(of(work.grant())).stream()
                                            .anyMatch(
                                                    read ->
                                                            read.envelope().event()
                                                                    instanceof
                                                                    RevocationEvent.Terminal));
            return readers.names(of(work.grant()));
        }
    }

    private EndReason reason(Work work) {
        return requested(work).reason();
    }

    private RevocationRequested requested(Work work) {
        return marks(
                        Topic.REVOCATIONS,
                        event ->
                                event instanceof RevocationRequested
                                        && of(work.grant()).test(event))
                .stream()
                .map(envelope -> (RevocationRequested) envelope.event())
                .findFirst()
                .orElseThrow();
    }

    private List<Envelope<Event>> marks(Topic topic, Predicate<Event> wanted) {
        try (Readers readers = new Readers(world.kafka(), topic)) {
            await().atMost(SOON).until(() -> !readers.all(wanted).isEmpty());
            return readers.all(wanted).stream().map(Readers.Read::envelope).toList();
        }
    }

    private static boolean isMark(Event event, String subject) {
        return event instanceof DeadRecord mark && mark.subject().equals(subject);
    }

    private static Predicate<Event> of(GrantId grant) {
        return event -> event instanceof RevocationEvent.OfGrant fact && fact.grant().equals(grant);
    }
}
