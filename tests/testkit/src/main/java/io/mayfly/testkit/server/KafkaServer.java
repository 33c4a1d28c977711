/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.testkit.server;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.mayfly.common.event.Writer;
import io.mayfly.common.task.SourceName;
import io.mayfly.quickstart.bus.BusLayout;
import io.mayfly.quickstart.bus.BusUser;
import io.mayfly.quickstart.bus.KafkaBroker;

/**
 * A real broker with every topic, user and rule of the system, and the inboxes of the sources
 * {@code demo} and {@code other}. Tests share the topics: keys of their own keep them apart.
 */
public final class KafkaServer {

    private static KafkaServer shared;

    private final KafkaBroker broker;

    private KafkaServer(KafkaBroker broker) {
        this.broker = broker;
    }

    /** The one of this test run. */
    public static synchronized KafkaServer shared() {
        if (shared == null) {
            TestRun run = TestRun.current();
            KafkaBroker broker =
                    run.endLater(KafkaBroker.start(run.installation(), run.home(), run.ports()));
            broker.setUp(layout("demo", "other"));
            shared = new KafkaServer(broker);
        }
        return shared;
    }

    /** Its process, to kill and restart. */
    public KafkaBroker broker() {
        return broker;
    }

    public String bootstrap() {
        return broker.bootstrap();
    }

    /** A client's settings as the super user, who may do everything. */
    public Map<String, String> admin() {
        return broker.login(BusUser.ADMIN);
    }

    /** A client's settings as that service. */
    public Map<String, String> as(Writer service) {
        return broker.login(BusUser.of(service));
    }

    /** A client's settings as that source. */
    public Map<String, String> as(SourceName source) {
        return broker.login(BusUser.of(source));
    }

    /** Names the sources that have an inbox from now on; no others keep theirs. */
    public void admitSources(String... sources) {
        broker.setUp(layout(sources));
    }

    private static BusLayout layout(String... sources) {
        Set<SourceName> names =
                Arrays.stream(sources).map(SourceName::new).collect(Collectors.toSet());
        return new BusLayout(names);
    }
}
