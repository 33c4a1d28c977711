/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The SQL that turns a PostgreSQL server into a target, for an administrator to read and to run.
 */
public final class TargetSetup {

    private TargetSetup() {}

    /** Once per server, as an administrator: the owner of the functions, and the two logins. */
    public static String server() {
        return resource("setup.sql");
    }

    /**
     * Once per database: lets the owner create the schema, as an administrator.
     *
     * @param database the database that grants are for
     */
    public static String database(String database) {
        return "grant create on database %s to mayfly_owner;%n".formatted(quoted(database));
    }

    /** Once per database, after {@code set role mayfly_owner}: the functions. */
    public static String functions() {
        return resource("target.sql");
    }

    /**
     * Once per template role that may be given, as an administrator. The role must exist, without
     * login, and with exactly the privileges that its grants are to have.
     */
    public static String template(String template) {
        return """
        grant %1$s to mayfly_owner with admin true, inherit false, set false;
        insert into mayfly.allowed (template) values ('%2$s'::regrole);
        """
                .formatted(quoted(template), quoted(template).replace("'", "''"));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String resource(String name) {
        try (InputStream text =
                Objects.requireNonNull(TargetSetup.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
