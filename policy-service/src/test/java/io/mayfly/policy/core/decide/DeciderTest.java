/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.mayfly.common.access.Access;
import io.mayfly.common.event.DecisionEvent;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.DecisionEvent.GrantDenied;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import io.mayfly.policy.core.identity.Principal;
import io.mayfly.policy.core.rule.PolicySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.mayfly.policy.core.decide.Given.READ_ORDERS;
import static io.mayfly.policy.core.decide.Given.T0;
import static io.mayfly.policy.core.decide.Given.access;
import static io.mayfly.policy.core.decide.Given.agent7;
import static io.mayfly.policy.core.decide.Given.ana;
import static io.mayfly.policy.core.decide.Given.fine;
import static io.mayfly.policy.core.decide.Given.orders;
import static io.mayfly.policy.core.decide.Given.policies;
import static io.mayfly.policy.core.decide.Given.start;
import static org.assertj.core.api.Assertions.assertThat;

class DeciderTest {

    private static final PublicKeyJwk WORKLOAD_KEY = key("w", Optional.of("enc"));
    private static final PublicKeyJwk SEALING_KEY = key("s", Optional.of("enc"));
    private static final PublicKeyJwk ASSERTION_KEY = key("a", Optional.of("sig"));

    private static PublicKeyJwk key(String letter, Optional<String> use) {
        return new PublicKeyJwk(
                "EC", "P-256", letter.repeat(43), letter.repeat(43), Optional.empty(), use);
    }

    private static DecisionEvent decide(Start start, Circumstances circumstances) {
        return Decider.decide(start, orders(), circumstances, policies(READ_ORDERS));
    }

    private static GrantApproved approved(DecisionEvent decision) {
        assertThat(decision).isInstanceOf(GrantApproved.class);
        return (GrantApproved) decision;
    }

    private static GrantDenied denied(DecisionEvent decision) {
        assertThat(decision).isInstanceOf(GrantDenied.class);
        return (GrantDenied) decision;
    }

    @Test
    void approvesWhatAPolicyPermitsAndPinsWhatItRestsOn() {
        GrantApproved approved = approved(decide(start(), fine()));

        assertThat(approved.principal()).isEqualTo(agent7().pinned());
        assertThat(approved.owner()).isEqualTo(ana().pinned());
        assertThat(approved.origin()).isEqualTo(start().event().origin());
        assertThat(approved.tasksRead()).isEqualTo(start().read());
        assertThat(approved.ruling().policy()).isEqualTo("agents-read-one-dataset");
        assertThat(approved.ruling().version()).hasSize(64);
        assertThat(approved.ruling().inputs())
                .containsEntry("source", "demo")
                .containsEntry("principal.id", "agent-7")
                .containsEntry("access.actions", "select");
    }

    @Test
    void countsAllTimesFromTheAppendTimeOfTheStart() {
        GrantApproved approved = approved(decide(start(), fine()));

        assertThat(approved.usableUntil()).isEqualTo(T0.plusSeconds(60));
        assertThat(approved.notAfter()).isEqualTo(T0.plusSeconds(60));
        assertThat(approved.mostNotAfter()).isEqualTo(T0.plusSeconds(60));
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                Arguments.of(10, "maxDuration: 60s", 10, 10),
                Arguments.of(60, "maxDuration: 60s", 60, 60),
                Arguments.of(3600, "maxDuration: 60s", 60, 60),
                Arguments.of(3600, "maxDuration: 60s\nrenewableUntil: 10m", 60, 600),
                Arguments.of(300, "maxDuration: 60s\nrenewableUntil: 10m", 60, 300));
    }

    @ParameterizedTest
    @MethodSource("durations")
    void givesTheShorterOfWhatIsAskedAndWhatIsPermitted(
            int asked, String permitted, int seconds, int mostSeconds) {
        PolicySet policies = policies(READ_ORDERS.replace("maxDuration: 60s", permitted));
        Start start = start(Given.task("run-1"), Given.lasting(Duration.ofSeconds(asked)));

        GrantApproved approved = approved(Decider.decide(start, orders(), fine(), policies));

        assertThat(approved.notAfter()).isEqualTo(T0.plusSeconds(seconds));
        assertThat(approved.mostNotAfter()).isEqualTo(T0.plusSeconds(mostSeconds));
    }

    @Test
    void sealsToTheWorkloadsOwnKeyFirst() {
        Circumstances known = with(agent7(), List.of(ASSERTION_KEY, SEALING_KEY));

        GrantApproved approved =
                approved(decide(start(Given.task("run-1"), Given.sealedTo(WORKLOAD_KEY)), known));

        assertThat(approved.sealTo()).contains(WORKLOAD_KEY);
    }

    @Test
    void sealsToThePrincipalsSealingKeyOtherwise() {
        Circumstances known = with(agent7(), List.of(ASSERTION_KEY, SEALING_KEY));

        assertThat(approved(decide(start(), known)).sealTo()).contains(SEALING_KEY);
    }

    @Test
    void sealsToNothingWhereThereIsNoKeyToSealTo() {
        Circumstances known = with(agent7(), List.of(ASSERTION_KEY));

        assertThat(approved(decide(start(), known)).sealTo()).isEmpty();
    }

    private static Circumstances with(Principal principal, List<PublicKeyJwk> keys) {
        Principal keyed =
                new Principal(
                        principal.id(),
                        new io.mayfly.policy.core.identity.PrincipalDetails(
                                principal.details().kind(),
                                principal.details().owner(),
                                principal.details().sources(),
                                keys),
                        principal.standing(),
                        principal.mark());
        return new Circumstances(T0, false, Optional.of(keyed), Optional.of(ana()));
    }

    static Stream<Arguments> circumstancesThatDeny() {
        Instant soon = T0.plusSeconds(1);
        return Stream.of(
                Arguments.of(
                        "task-already-ended",
                        new Circumstances(soon, true, Optional.of(agent7()), Optional.of(ana()))),
                Arguments.of(
                        "stale-start",
                        new Circumstances(
                                T0.plusMillis(60_001),
                                false,
                                Optional.of(agent7()),
                                Optional.of(ana()))),
                Arguments.of(
                        "clocks-apart",
                        new Circumstances(
                                T0.minusMillis(10_001),
                                false,
                                Optional.of(agent7()),
                                Optional.of(ana()))),
                Arguments.of(
                        "principal-unknown",
                        new Circumstances(soon, false, Optional.empty(), Optional.empty())),
                Arguments.of(
                        "principal-disabled",
                        new Circumstances(
                                soon, false, Optional.of(agent7().disabled()), Optional.of(ana()))),
                Arguments.of(
                        "owner-missing",
                        new Circumstances(soon, false, Optional.of(agent7()), Optional.empty())),
                Arguments.of(
                        "owner-disabled",
                        new Circumstances(
                                soon,
                                false,
                                Optional.of(agent7()),
                                Optional.of(ana().disabled()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("circumstancesThatDeny")
    void deniesBeforeAnyPolicyIsAsked(String code, Circumstances circumstances) {
        GrantDenied denied = denied(decide(start(), circumstances));

        assertThat(denied.code()).isEqualTo(code);
        assertThat(denied.missing()).isNotEmpty();
        assertThat(denied.ruling().policy()).isEqualTo("none");
        assertThat(denied.ruling().reason()).isNotBlank();
    }

    @Test
    void takesAStartThatIsJustNotStale() {
        Circumstances late =
                new Circumstances(
                        T0.plusSeconds(60), false, Optional.of(agent7()), Optional.of(ana()));

        approved(decide(start(), late));
    }

    @Test
    void deniesASourceThatThePrincipalsFileDoesNotList() {
        Start foreign =
                start(
                        new TaskKey(new SourceName("other"), "run-1", 1),
                        Given.request(List.of(orders())));
        PolicySet both = policies(READ_ORDERS.replace("[demo]", "[demo, other]"));

        GrantDenied denied = denied(Decider.decide(foreign, orders(), fine(), both));

        assertThat(denied.code()).isEqualTo("source-not-allowed");
        assertThat(denied.missing()).first().asString().contains("other").contains("agent-7");
    }

    @Test
    void deniesASourceThatNoPolicyTakes() {
        PolicySet others = policies(READ_ORDERS.replace("[demo]", "[other]"));

        GrantDenied denied = denied(Decider.decide(start(), orders(), fine(), others));

        assertThat(denied.code()).isEqualTo("source-not-allowed");
    }

    static Stream<Arguments> accessesThatNobodyPermits() {
        return Stream.of(
                Arguments.of(access("shop", "customers", "select"), "resource 'customers'"),
                Arguments.of(access("shop", "orders", "delete"), "[delete]"),
                Arguments.of(access("shop", "orders", "select", "update"), "[update]"),
                Arguments.of(access("bank", "orders", "select"), "target 'bank'"));
    }

    @ParameterizedTest
    @MethodSource("accessesThatNobodyPermits")
    void deniesByDefaultAndSaysWhatIsMissing(Access access, String missing) {
        Start start = start(Given.task("run-1"), Given.request(List.of(access)));

        GrantDenied denied = denied(Decider.decide(start, access, fine(), policies(READ_ORDERS)));

        assertThat(denied.code()).isEqualTo("not-permitted");
        assertThat(denied.ruling().clause()).isEqualTo("default");
        assertThat(denied.missing()).first().asString().contains(missing);
    }

    @Test
    void deniesEverythingWithoutPolicies() {
        GrantDenied denied = denied(Decider.decide(start(), orders(), fine(), PolicySet.empty()));

        assertThat(denied.code()).isEqualTo("not-permitted");
    }

    @Test
    void deniesStagingThatAsksForProduction() {
        String isolation =
                """
                name: staging-stays-in-staging
                description: a task that runs outside production may not touch production
                effect: deny
                sources: ["*"]
                target: shop
                resources: ["*"]
                actions: ["*"]
                when: has(context.environment) && context.environment != "production"
                """;
        PolicySet policies = policies(READ_ORDERS, isolation);
        Start staging =
                start(Given.task("run-1"), Given.inContext(Map.of("environment", "staging")));
        Start production =
                start(Given.task("run-2"), Given.inContext(Map.of("environment", "production")));

        GrantDenied denied = denied(Decider.decide(staging, orders(), fine(), policies));

        assertThat(denied.code()).isEqualTo("policy-denied");
        assertThat(denied.ruling().policy()).isEqualTo("staging-stays-in-staging");
        assertThat(denied.ruling().clause()).isEqualTo("when");
        assertThat(denied.ruling().reason()).contains("outside production");
        assertThat(denied.ruling().inputs()).containsEntry("context.environment", "staging");
        approved(Decider.decide(production, orders(), fine(), policies));
        approved(Decider.decide(start(), orders(), fine(), policies));
    }

    @Test
    void aDenyThatCannotBeDecidedDenies() {
        String fails =
                """
                name: fails
                effect: deny
                sources: [demo]
                target: shop
                resources: [orders]
                actions: [select]
                when: context.environment == "staging"
                """;

        GrantDenied denied =
                denied(Decider.decide(start(), orders(), fine(), policies(READ_ORDERS, fails)));

        assertThat(denied.code()).isEqualTo("policy-denied");
        assertThat(denied.ruling().reason()).contains("fails");
    }

    @Test
    void aPermitThatCannotBeDecidedPermitsNothing() {
        PolicySet policies = policies(READ_ORDERS + "when: context.ticket == \"42\"\n");

        GrantDenied denied = denied(Decider.decide(start(), orders(), fine(), policies));

        assertThat(denied.code()).isEqualTo("not-permitted");
        assertThat(denied.missing()).first().asString().contains("its condition fails");
    }

    @Test
    void aDenyOfOneActionDeniesTheBundle() {
        String permit = READ_ORDERS.replace("[select]", "[select, update]");
        String noUpdates =
                """
                name: no-updates
                effect: deny
                sources: ["*"]
                target: "*"
                resources: ["*"]
                actions: [update]
                """;
        Access bundle = access("shop", "orders", "select", "update");
        Start start = start(Given.task("run-1"), Given.request(List.of(bundle, orders())));
        PolicySet policies = policies(permit, noUpdates);

        assertThat(denied(Decider.decide(start, bundle, fine(), policies)).code())
                .isEqualTo("policy-denied");
        approved(Decider.decide(start, orders(), fine(), policies));
    }

    @Test
    void twoPermitsDoNotAddUpToABundle() {
        String update =
                READ_ORDERS
                        .replace("agents-read-one-dataset", "agents-update")
                        .replace("[select]", "[update]");
        Access bundle = access("shop", "orders", "select", "update");
        Start start = start(Given.task("run-1"), Given.request(List.of(bundle)));

        GrantDenied denied =
                denied(Decider.decide(start, bundle, fine(), policies(READ_ORDERS, update)));

        assertThat(denied.code()).isEqualTo("not-permitted");
    }

    @Test
    void theSameStartHasTheSameDecisionWhateverTheOrderOfThePolicies() {
        String longer =
                READ_ORDERS
                        .replace("agents-read-one-dataset", "longer")
                        .replace("maxDuration: 60s", "maxDuration: 5m");

        DecisionEvent one =
                Decider.decide(start(), orders(), fine(), policies(READ_ORDERS, longer));
        DecisionEvent other =
                Decider.decide(start(), orders(), fine(), policies(longer, READ_ORDERS));

        assertThat(one).isEqualTo(other);
        assertThat(approved(one).ruling().policy()).isEqualTo("longer");
    }

    @Test
    void deniesWhenDecidingFails() {
        Circumstances broken =
                new Circumstances(Instant.MAX, false, Optional.of(agent7()), Optional.of(ana()));

        GrantDenied denied = denied(decide(start(), broken));

        assertThat(denied.code()).isIn("decision-failed", "stale-start");
    }
}
