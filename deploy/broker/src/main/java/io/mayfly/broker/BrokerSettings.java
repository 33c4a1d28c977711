/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one embedded broker is told by its settings file: {@code data} (folder), {@code port},
 * {@code controller.port}, {@code users} (a file of {@code name=password} lines that only its owner
 * may read; {@code admin} is the super user).
 */
record BrokerSettings(Path data, int port, int controllerPort, Map<String, String> users) {

    static final String ADMIN = "admin";

    BrokerSettings {
        users = Map.copyOf(users);
        if (!users.containsKey(ADMIN)) {
            throw new IllegalArgumentException("users file names no '%s'".formatted(ADMIN));
        }
    }

    static BrokerSettings read(Path file) throws IOException {
        Properties settings = properties(file);
        Path users = Path.of(required(settings, file, "users"));
        requirePrivate(users);
        return new BrokerSettings(
                Path.of(required(settings, file, "data")),
                port(settings, file, "port"),
                port(settings, file, "controller.port"),
                users(properties(users)));
    }

    private static Map<String, String> users(Properties lines) {
        Map<String, String> users = new TreeMap<>();
        lines.stringPropertyNames().forEach(name -> users.put(name, lines.getProperty(name)));
        return users;
    }

    private static void requirePrivate(Path file) throws IOException {
        Set<PosixFilePermission> allowed =
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if (!allowed.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalArgumentException(
                    "%s holds passwords and may be read by others".formatted(file));
        }
    }

    private static int port(Properties settings, Path file, String name) {
        return Integer.parseInt(required(settings, file, name));
    }

    private static String required(Properties settings, Path file, String name) {
        String value = settings.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("%s names no '%s'".formatted(file, name));
        }
        return value;
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
