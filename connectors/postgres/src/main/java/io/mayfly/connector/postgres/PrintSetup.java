/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints the SQL that makes a database of one's own a target, to be read before it is run. It
 * connects to nothing.
 */
public final class PrintSetup {

    private static final String USAGE =
            """
            usage: mayfly targets setup --database NAME [--template ROLE]...

            Prints the SQL for PostgreSQL 17 or later. Read it, then run it as an administrator:
              ./mayfly targets setup --database shop --template mftpl_orders_read | psql -d shop
            """;

    private PrintSetup() {}

    /** Prints the SQL to stdout; ends with 2 after wrong usage. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Optional<String> sql = sql(arguments);
        sql.ifPresentOrElse(out::print, () -> System.err.print(USAGE));
        if (sql.isEmpty()) {
            System.exit(2);
        }
    }

    static Optional<String> sql(String[] arguments) {
        Optional<String> database = Optional.empty();
        List<String> templates = new ArrayList<>();
        if (arguments.length % 2 != 0) {
            return Optional.empty();
        }
        for (int i = 0; i < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--database" -> database = Optional.of(arguments[i + 1]);
                case "--template" -> templates.add(arguments[i + 1]);
                default -> {
                    return Optional.empty();
                }
            }
        }
        return database.map(name -> sql(name, templates));
    }

    private static String sql(String database, List<String> templates) {
        StringBuilder sql = new StringBuilder("begin;\n\n");
        sql.append(TargetSetup.server()).append('\n');
        sql.append(TargetSetup.database(database)).append('\n');
        sql.append("set local role mayfly_owner;\n");
        sql.append(TargetSetup.functions());
        sql.append("reset role;\n\n");
        templates.forEach(template -> sql.append(TargetSetup.template(template)).append('\n'));
        sql.append("commit;\n");
        return sql.toString();
    }
}
