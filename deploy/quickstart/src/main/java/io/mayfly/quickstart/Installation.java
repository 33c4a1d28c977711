/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The built source tree: where the packaged parts lie that the quickstart starts. */
public record Installation(Path root) {

    /** Names the root where the working directory lies outside of it. */
    public static final String PROPERTY = "mayfly.root";

    public Installation {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The tree that {@link #PROPERTY} names, else the one round the working directory.
     *
     * @throws QuickstartException if there is none
     */
    public static Installation find() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .or(() -> above(Path.of("").toAbsolutePath()))
                .map(Installation::new)
                .orElseThrow(() -> new QuickstartException("this is no folder of Mayfly's"));
    }

    /** The class path of the broker, which shares none with anybody. */
    public String brokerClassPath() {
        Path target = root.resolve("deploy/broker/target");
        Path jar = target.resolve("mayfly-broker.jar");
        requireBuilt(jar);
        return jar + ":" + target.resolve("lib") + "/*";
    }

    /** The packaged service. */
    public Path serviceJar(Part service) {
        return root.resolve(service.word() + "-service/target/quarkus-app/quarkus-run.jar");
    }

    /**
     * Checks that all five services are there.
     *
     * @throws QuickstartException naming the first that is not
     */
    public void requirePackaged() {
        Part.SERVICES.forEach(part -> requireBuilt(serviceJar(part)));
    }

    /** Unpacked binaries, shared by all systems and tests of this tree. */
    public Path cache() {
        return PrivateFiles.folder(root.resolve(".mayfly/cache"));
    }

    /** The SQL that makes a PostgreSQL server a target; the connector's own. */
    public Path targetSql() {
        return root.resolve("connectors/postgres/src/main/resources/io/mayfly/connector/postgres");
    }

    /** The configuration that an operator edits. */
    public Path config() {
        return root.resolve("deploy/quickstart/config");
    }

    private static Optional<Path> above(Path folder) {
        return Stream.iterate(folder, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("deploy/quickstart/pom.xml")))
                .findFirst();
    }

    private static void requireBuilt(Path path) {
        if (!Files.exists(path)) {
            throw new QuickstartException(path + " is not there: build first, mvn package");
        }
    }
}
