/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrintSetupIT {

    @Test
    void whatIsPrintedMakesAnEmptyServerATarget() throws Exception {
        try (EmbeddedPostgres server =
                        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                Connection admin = server.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            // given
            statement.execute("create role \"odd \"\" name\" nologin");
            String sql =
                    PrintSetup.sql(
                                    new String[] {
                                        "--database", "postgres", "--template", "odd \" name"
                                    })
                            .orElseThrow();

            // when
            statement.execute(sql);

            // then
            try (ResultSet allowed =
                    statement.executeQuery(
                            "select r.rolname from mayfly.allowed a join pg_roles r on r.oid ="
                                    + " a.template")) {
                assertThat(allowed.next()).isTrue();
                assertThat(allowed.getString(1)).isEqualTo("odd \" name");
            }
        }
    }

    @Test
    void asksForADatabase() {
        assertThat(PrintSetup.sql(new String[] {"--template", "x"})).isEmpty();
        assertThat(PrintSetup.sql(new String[] {"--drop", "x"})).isEmpty();
        assertThat(PrintSetup.sql(new String[] {"--database"})).isEmpty();
    }
}
