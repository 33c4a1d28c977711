/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of the system that listens on a port of its own. */
public enum Part {
    KAFKA(29092),
    KAFKA_CONTROLLER(29093),
    DB(25432),
    SHOP(25433),
    AUDIT(8080),
    INTAKE(8081),
    POLICY(8082),
    ISSUER(8083),
    REVOKER(8084);

    /** The services, in the order in which they are listed for people. */
    public static final List<Part> SERVICES = List.of(INTAKE, POLICY, ISSUER, REVOKER, AUDIT);

    private final int defaultPort;

    Part(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port it has unless told otherwise, fixed so that it can be written down. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Its name in folders, logs and commands. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment variable that overrides its port. */
    public String variable() {
        return "MAYFLY_PORT_" + name();
    }

    /** The part of that name. */
    public static Optional<Part> named(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
}
