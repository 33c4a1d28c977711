/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder that a running system keeps for its users: {@code MAYFLY_HOME}, or {@code .mayfly}
 * here. Addresses lie in {@code endpoints.properties}, tokens in {@code tokens/}, keys in {@code
 * keys/}.
 */
public record Home(Path root) {

    /** The one that the environment names. */
    public static Home fromEnvironment() {
        return new Home(
                Path.of(Optional.ofNullable(System.getenv("MAYFLY_HOME")).orElse(".mayfly"))
                        .toAbsolutePath()
                        .normalize());
    }

    /**
     * An address by its name, as {@code audit.url}.
     *
     * @throws Failure saying how to start a system if there is none
     */
    public String endpoint(String name) {
        Path file = root.resolve("endpoints.properties");
        if (!Files.exists(file)) {
            throw new Failure(
                    ExitCode.UNREACHABLE,
                    "no running system: %s does not exist; start one with ./mayfly up"
                            .formatted(file));
        }
        return Optional.ofNullable(properties(file).getProperty(name))
                .orElseThrow(
                        () ->
                                new Failure(
                                        ExitCode.ERROR, "%s names no '%s'".formatted(file, name)));
    }

    /** A service's address. */
    public URI service(String name) {
        return URI.create(endpoint(name + ".url"));
    }

    /** The token for a role, which {@code up} has written. */
    public String token(String role) {
        return text(root.resolve("tokens").resolve(role + ".jwt")).strip();
    }

    public Path key(String name) {
        return root.resolve("keys").resolve(name);
    }

    public Properties clientSettings(String source) {
        return properties(root.resolve(source + "-source.properties"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Failure(ExitCode.ERROR, "%s cannot be read".formatted(file), unreadable);
        }
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException unreadable) {
            throw new Failure(ExitCode.ERROR, "%s cannot be read".formatted(file), unreadable);
        }
    }
}
