/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.testkit.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;

import io.mayfly.common.event.Writer;
import io.mayfly.quickstart.postgres.ServiceDatabase;
import io.mayfly.quickstart.shop.Shop;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class RealServersIT {

    @Test
    void handsOutOneBrokerWithEveryTopic(KafkaServer first, KafkaServer second) throws Exception {
        // when
        try (Admin admin = Admin.create(new HashMap<>(first.admin()))) {
            // then
            assertThat(admin.listTopics().names().get())
                    .contains("mayfly.tasks.v1", "mayfly.inbox.demo", "mayfly.inbox.other");
        }
        assertThat(second).isSameAs(first);
    }

    @Test
    void keepsTheDatabasesOfTwoTestsApart(PostgresServers servers) throws SQLException {
        // when
        ServiceDatabase one = servers.freshDatabase();
        ServiceDatabase other = servers.freshDatabase();

        // then
        assertThat(one.address()).isNotEqualTo(other.address());
        assertThat(RealServers.settings(Writer.ISSUER, one))
                .containsEntry("mayfly.store.address", one.address());
    }

    @Test
    void setsUpTheDemoTargetOnAServerOfItsOwn(PostgresServers servers) throws SQLException {
        // given
        Shop shop = servers.shop();

        // then
        assertThat(shop.server().port()).isNotEqualTo(servers.stores().port());
        try (Connection revoker =
                shop.server().connect(Shop.DATABASE, "svc_revoker", shop.password("svc_revoker"))) {
            assertThat(revoker.isValid(1)).isTrue();
        }
    }
}
