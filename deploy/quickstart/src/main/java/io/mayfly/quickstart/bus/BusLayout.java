/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.bus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.mayfly.common.event.Topic;
import io.mayfly.common.event.Writer;
import io.mayfly.common.task.SourceName;
import io.mayfly.quickstart.bus.Rule.Right;

import static io.mayfly.common.event.Topic.DEAD;
import static io.mayfly.common.event.Topic.DECISIONS;
import static io.mayfly.common.event.Topic.GRANTS;
import static io.mayfly.common.event.Topic.HEALTH;
import static io.mayfly.common.event.Topic.IDENTITIES;
import static io.mayfly.common.event.Topic.SIGNALS;
import static io.mayfly.common.event.Topic.TASKS;

/**
 * Who reads and who writes which topic: the separation of duties, as the broker enforces it. Each
 * topic has its one writing service, each source its own inbox, and each service only its own
 * consumer group.
 */
public record BusLayout(Set<SourceName> sources) {

    /** What each service reads, besides the inboxes that are intake's. */
    private static final Map<Writer, Set<Topic>> READS =
            Map.of(
                    Writer.INTAKE, EnumSet.noneOf(Topic.class),
                    Writer.POLICY, EnumSet.of(TASKS, SIGNALS),
                    Writer.ISSUER, EnumSet.of(DECISIONS, TASKS, IDENTITIES, DEAD, HEALTH),
                    Writer.REVOKER, EnumSet.of(TASKS, SIGNALS, DECISIONS, GRANTS, IDENTITIES),
                    Writer.AUDIT, EnumSet.allOf(Topic.class));

    public BusLayout {
        sources = Set.copyOf(sources);
    }

    /** Everybody who logs in, the super user aside. */
    public List<BusUser> users() {
        return Stream.concat(
                        Arrays.stream(Writer.values()).map(BusUser::of),
                        new TreeSet<>(sources).stream().map(BusUser::of))
                .toList();
    }

    /** Every topic's name. */
    public List<String> topics() {
        return Stream.concat(
                        Arrays.stream(Topic.values()).map(Topic::topicName),
                        new TreeSet<>(sources).stream().map(BusLayout::inbox))
                .toList();
    }

    /** All that is allowed. */
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (Writer service : Writer.values()) {
            rules.add(new Rule(BusUser.of(service), Right.JOIN_GROUP, service.word()));
            READS.get(service).forEach(topic -> rules.add(rule(service, Right.READ_TOPIC, topic)));
        }
        for (Topic topic : Topic.values()) {
            rules.add(rule(topic.writer(), Right.WRITE_TOPIC, topic));
        }
        for (SourceName source : sources) {
            rules.add(new Rule(BusUser.of(source), Right.WRITE_TOPIC, inbox(source)));
            rules.add(new Rule(BusUser.of(Writer.INTAKE), Right.READ_TOPIC, inbox(source)));
        }
        return List.copyOf(rules);
    }

    /** The topic that a source alone may write to. */
    public static String inbox(SourceName source) {
        return Topic.INBOX_PREFIX + source.value();
    }

    private static Rule rule(Writer service, Right right, Topic topic) {
        return new Rule(BusUser.of(service), right, topic.topicName());
    }
}
