/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.mayfly.common.access.Access;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PrincipalKind;
import io.mayfly.policy.core.decide.Given;
import org.junit.jupiter.api.Test;

import static io.mayfly.policy.core.decide.Given.READ_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PolicySetTest {

    private static Question question(Access access) {
        return new Question(
                Given.task("run-1"),
                false,
                new Requester(
                        new PrincipalId("agent-7"), PrincipalKind.AGENT, new OwnerId("ana"), "Ana"),
                access,
                new TreeMap<>(),
                Given.T0);
    }

    private static final List<Policy> TEN_THOUSAND =
            IntStream.range(0, 10_000).mapToObj(PolicySetTest::on).toList();

    /** Compiling is what takes long, and happens at load only: one in a hundred has a condition. */
    private static Policy on(int number) {
        String condition = "when: task.attempt < 3 && principal.kind == 'agent'\n";
        return Given.policy(
                READ_ORDERS
                                .replace("agents-read-one-dataset", "policy-" + number)
                                .replace("target: shop", "target: shop-" + number % 100)
                                .replace("[orders]", "[orders-" + number + "]")
                        + (number % 100 == 42 ? condition : ""));
    }

    @Test
    void meetsOnlyAFewOfTenThousandPolicies() {
        PolicyIndex index = new PolicyIndex(TEN_THOUSAND);

        List<Policy> met = index.covering(Given.access("shop-42", "orders-4242", "select"));

        assertThat(met).extracting(Policy::name).containsExactly("policy-4242");
    }

    @Test
    void decidesAmongTenThousandPoliciesInNoTime() {
        PolicySet policies = new PolicySet(TEN_THOUSAND);
        Question question = question(Given.access("shop-42", "orders-4242", "select"));
        long begun = System.nanoTime();

        for (int i = 0; i < 10_000; i++) {
            assertThat(policies.judge(question)).isInstanceOf(Verdict.Permitted.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void findsPoliciesByPatternsToo() {
        PolicySet policies = Given.policies(READ_ORDERS.replace("[orders]", "[\"orders-*\"]"));

        assertThat(policies.judge(question(Given.access("shop", "orders-2026", "select"))))
                .isInstanceOf(Verdict.Permitted.class);
        assertThat(policies.judge(question(Given.access("shop", "orders", "select"))))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void refusesTwoPoliciesOfOneName() {
        assertThatThrownBy(() -> Given.policies(READ_ORDERS, READ_ORDERS))
                .hasMessageContaining("same name");
    }

    @Test
    void conditionsSeeWhatTheyAreToldTheySee() {
        PolicySet policies =
                Given.policies(
                        READ_ORDERS
                                + """
                                when: >
                                  source == 'demo' && task.id == 'run-1' && task.attempt == 1
                                  && task.kind == 'task' && principal.id == 'agent-7'
                                  && principal.kind == 'agent' && owner.id == 'ana'
                                  && owner.name == 'Ana' && access.target == 'shop'
                                  && access.resource == 'orders'
                                  && access.actions.all(a, a in ['select'])
                                  && context.size() == 0 && !('x' in context)
                                  && time == timestamp('2026-03-01T10:00:00Z')
                                  && time.getHours() == 10
                                """);

        assertThat(policies.judge(question(Given.orders()))).isInstanceOf(Verdict.Permitted.class);
    }
}
