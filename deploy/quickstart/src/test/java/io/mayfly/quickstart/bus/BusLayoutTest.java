/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.bus;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.mayfly.common.event.Topic;
import io.mayfly.common.event.Writer;
import io.mayfly.common.task.SourceName;
import io.mayfly.quickstart.bus.Rule.Right;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class BusLayoutTest {

    private static final BusLayout LAYOUT =
            new BusLayout(Set.of(new SourceName("demo"), new SourceName("ci")));

    @ParameterizedTest
    @EnumSource
    void givesEveryTopicExactlyItsOneWriter(Topic topic) {
        assertThat(users(Right.WRITE_TOPIC, topic.topicName()))
                .containsExactly(topic.writer().word());
    }

    @ParameterizedTest
    @CsvSource({
        "mayfly.tasks.v1, policy issuer revoker audit",
        "mayfly.signals.v1, policy revoker audit",
        "mayfly.decisions.v1, issuer revoker audit",
        "mayfly.identities.v1, issuer revoker audit",
        "mayfly.grants.v1, revoker audit",
        "mayfly.revocations.v1, audit",
        "mayfly.dead.v1, issuer audit",
        "mayfly.health.v1, issuer audit",
        "mayfly.checkpoints.v1, audit",
        "mayfly.inbox.demo, intake",
        "mayfly.inbox.ci, intake"
    })
    void letsRead(String topic, String readers) {
        assertThat(users(Right.READ_TOPIC, topic))
                .containsExactlyInAnyOrder(readers.split(" ", -1));
    }

    @Test
    void givesASourceItsOwnInboxAndNothingElse() {
        assertThat(LAYOUT.rules())
                .filteredOn(rule -> rule.user().name().equals("source-demo"))
                .containsExactly(
                        new Rule(
                                new BusUser("source-demo"),
                                Right.WRITE_TOPIC,
                                "mayfly.inbox.demo"));
    }

    @ParameterizedTest
    @EnumSource
    void letsAServiceIntoItsOwnGroupOnly(Writer service) {
        assertThat(LAYOUT.rules())
                .filteredOn(rule -> rule.right() == Right.JOIN_GROUP)
                .filteredOn(rule -> rule.user().equals(BusUser.of(service)))
                .extracting(Rule::name)
                .containsExactly(service.word());
    }

    @Test
    void namesNoRuleForTheSuperUser() {
        assertThat(LAYOUT.rules()).noneMatch(rule -> rule.user().equals(BusUser.ADMIN));
        assertThat(LAYOUT.users()).hasSize(Writer.values().length + 2).doesNotHaveDuplicates();
    }

    @Test
    void hasEveryTopicOnce() {
        assertThat(LAYOUT.topics())
                .containsAll(Arrays.stream(Topic.values()).map(Topic::topicName).toList())
                .contains("mayfly.inbox.demo", "mayfly.inbox.ci")
                .hasSize(Topic.values().length + 2);
    }

    private static List<String> users(Right right, String topic) {
        return LAYOUT.rules().stream()
                .filter(rule -> rule.right() == right && rule.name().equals(topic))
                .map(rule -> rule.user().name())
                .toList();
    }
}
