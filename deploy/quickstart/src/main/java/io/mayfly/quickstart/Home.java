/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.nio.file.Path;

/**
 * The folder of all that is generated for one system ({@code .mayfly}), and what lies where in it.
 */
public record Home(Path root) {

    /** Among the secrets, the folder of those that sources show; intake sees no other. */
    public static final String SOURCES = "sources";

    /** Among the secrets, the folder of the logins at targets. */
    public static final String TARGETS = "targets";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Creates the folder, mode 0700. */
    public static Home at(Path root) {
        return new Home(PrivateFiles.folder(root.toAbsolutePath()));
    }

    public Path log(String name) {
        return PrivateFiles.folder(root.resolve("logs")).resolve(name + ".log");
    }

    /** Settings that a process of the system is started with. */
    public Path run(String name) {
        return root.resolve("run").resolve(name);
    }

    public Path data(String name) {
        return root.resolve("data").resolve(name);
    }

    /** The password that {@code name} logs in with, at the broker or a database. */
    public String password(String name) {
        return PrivateFiles.secret(root.resolve("secrets").resolve(name));
    }

    public Path secret(String name) {
        return root.resolve("secrets").resolve(name);
    }

    public Path key(String name) {
        return root.resolve("keys").resolve(name);
    }

    public Path token(String role) {
        return root.resolve("tokens").resolve(role + ".jwt");
    }

    public Path pid(String name) {
        return root.resolve("run").resolve(name + ".pid");
    }
}
