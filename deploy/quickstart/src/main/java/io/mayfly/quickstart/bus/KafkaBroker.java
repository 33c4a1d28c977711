/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.bus;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.mayfly.quickstart.ChildProcess;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.Installation;
import io.mayfly.quickstart.JavaCommand;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.Waiting;

/**
 * The embedded Kafka as a process: every login by SCRAM, nothing allowed without a rule, data that
 * survive a restart. It stays the same broker over {@link #kill} and {@link #restart}.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final String NAME = "kafka";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final Home home;
    private final Ports ports;
    private ChildProcess process;

    private KafkaBroker(Installation installation, Home home, Ports ports) {
        this.installation = installation;
        this.home = home;
        this.ports = ports;
        this.process = launch();
    }

    /** Starts it, with its storage formatted at the first start, and does not wait. */
    public static KafkaBroker launch(Installation installation, Home home, Ports ports) {
        return new KafkaBroker(installation, home, ports);
    }

    /** Starts it and waits until it is reached. */
    public static KafkaBroker start(Installation installation, Home home, Ports ports) {
        KafkaBroker broker = launch(installation, home, ports);
        broker.awaitReady();
        return broker;
    }

    /** Where clients find it. */
    public String bootstrap() {
        return Ports.HOST + ":" + ports.of(Part.KAFKA);
    }

    /** What any Kafka client needs to log in as that user. */
    public Map<String, String> login(BusUser user) {
        return ClientSettings.java(bootstrap(), user.name(), user.password(home));
    }

    /** Creates what the layout says and is not there, and takes away what it does not allow. */
    public void setUp(BusLayout layout) {
        try (BusSetup setup = new BusSetup(login(BusUser.ADMIN))) {
            setup.createTopics(layout.topics());
            setup.admit(layout.users(), user -> user.password(home));
            setup.allowExactly(layout.rules());
        }
        awaitAdmission(layout.users().getLast());
    }

    /** The controller answers a moment before the listener knows the users; they come in order. */
    private void awaitAdmission(BusUser last) {
        Waiting.until(
                process,
                PATIENCE,
                () -> {
                    try (BusSetup login = new BusSetup(login(last))) {
                        return login.admitted();
                    }
                });
    }

    /** Its process, to freeze it or look at its log. */
    public ChildProcess process() {
        return process;
    }

    /** Ends it as a power failure of this broker would. */
    public void kill() {
        process.kill();
    }

    /** Starts it again on the same data and ports, after {@link #kill} or {@link #close}. */
    public void restart() {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch() {
        PrivateFiles.folder(home.data(NAME));
        Path users =
                PrivateFiles.write(
                        home.run("kafka-users.properties"),
                        BusUser.ADMIN.name() + "=" + BusUser.ADMIN.password(home) + "\n");
        Path settings =
                PrivateFiles.write(
                        home.run("kafka.properties"),
                        """
                        data=%s
                        port=%d
                        controller.port=%d
                        users=%s
                        """
                                .formatted(
                                        home.data(NAME),
                                        ports.of(Part.KAFKA),
                                        ports.of(Part.KAFKA_CONTROLLER),
                                        users));
        return ChildProcess.start(
                home,
                NAME,
                JavaCommand.of(
                        "256m",
                        List.of(
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                installation.brokerClassPath(),
                                "io.mayfly.broker.EmbeddedBroker",
                                settings.toString())),
                Map.of());
    }

    /** Waits until the super user can log in. */
    public void awaitReady() {
        Waiting.until(process, PATIENCE, () -> ports.answers(Part.KAFKA));
        try (BusSetup setup = new BusSetup(login(BusUser.ADMIN))) {
            setup.requireReachable();
        }
    }
}
