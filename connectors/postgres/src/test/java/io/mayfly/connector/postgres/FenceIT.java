/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorException;
import io.mayfly.connector.ConnectorFactory.Role;
import io.mayfly.connector.Credential;
import io.mayfly.connector.GrantSpec;
import io.mayfly.connector.Preparation;
import io.mayfly.connector.ProvisionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the target's functions promise beyond the contract, tried by hostile and by racing callers.
 */
class FenceIT {

    private static final TestTarget TARGET = TestTarget.get();
    private static final Connector ISSUING = TARGET.connector(Role.ISSUING);
    private static final Connector ENDING = TARGET.connector(Role.ENDING);
    private static final int RACING_GRANTS = 200;

    private final List<String> undo = new ArrayList<>();

    @AfterEach
    void undo() throws SQLException {
        for (String sql : undo) {
            TARGET.run(TestTarget.DATABASE, sql);
        }
    }

    @Test
    void twoRacingIssuersAndARevokerLeaveNothingStanding() throws Exception {
        // given
        List<ProvisionRequest> requests = new ArrayList<>();
        for (int i = 0; i < RACING_GRANTS; i++) {
            GrantSpec spec = spec();
            requests.add(new ProvisionRequest(spec, ISSUING.prepare(spec).forTarget()));
        }

        // when
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int racer = 0; racer < 2; racer++) {
                List<ProvisionRequest> order = shuffled(requests, racer);
                all.add(racers.submit(() -> order.forEach(FenceIT::provisionUnlessEnded)));
            }
            List<ProvisionRequest> order = shuffled(requests, 2);
            all.add(
                    racers.submit(
                            () ->
                                    order.forEach(
                                            request -> ENDING.contain(request.spec().grant()))));
            for (Future<?> one : all) {
                one.get();
            }
        }
        requests.forEach(request -> ENDING.remove(request.spec().grant()));

        // then
        assertThat(requests).allMatch(request -> ENDING.inspect(request.spec().grant()).gone());
        assertThat(requests)
                .allMatch(request -> !standing(PostgresConnector.roleOf(request.spec().grant())));
    }

    @Test
    void whateverASessionHoldsItDies() throws SQLException {
        // given
        GrantSpec spec = spec();
        Credential credential = provisioned(spec);
        try (Connection session = TARGET.open(credential);
                Statement statement = session.createStatement()) {
            session.setAutoCommit(false);
            statement.execute("create temp table mine as select * from orders");
            statement.execute("declare held cursor with hold for select * from orders");
            statement.execute("prepare stored as select count(*) from orders");
            statement.execute("listen news");
            session.commit();

            // when
            ENDING.contain(spec.grant());
            int cut = ENDING.remove(spec.grant());

            // then
            assertThat(cut).isEqualTo(1);
            assertThatThrownBy(() -> statement.execute("fetch 1 from held"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(ENDING.inspect(spec.grant()).gone()).isTrue();
    }

    @Test
    void aLargeObjectDoesNotKeepTheRoleAlive() throws SQLException {
        // given
        GrantSpec spec = spec();
        try (Connection session = TARGET.open(provisioned(spec));
                Statement statement = session.createStatement()) {
            statement.execute("select lo_create(0)");
        }

        // when
        ENDING.contain(spec.grant());
        ENDING.remove(spec.grant());

        // then
        assertThat(ENDING.inspect(spec.grant()).gone()).isTrue();
    }

    @Test
    void whatARoleMadeInAnotherDatabaseIsDebtAndSaidSo() throws SQLException {
        // given
        GrantSpec spec = spec();
        Credential credential = provisioned(spec);
        try (Connection session =
                        DriverManager.getConnection(
                                TARGET.url("postgres"),
                                credential.coordinates().get("user"),
                                new String(credential.secret().reveal()));
                Statement statement = session.createStatement()) {
            statement.execute("select lo_create(0)");
        }
        ENDING.contain(spec.grant());

        // then
        assertThatThrownBy(() -> ENDING.remove(spec.grant()))
                .isInstanceOf(ConnectorException.class);
        assertThat(ENDING.inspect(spec.grant()).gone()).isFalse();
        TARGET.run("postgres", "drop owned by " + PostgresConnector.roleOf(spec.grant()));
        ENDING.remove(spec.grant());
        assertThat(ENDING.inspect(spec.grant()).gone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant insert on public.orders to mftpl_orders_read"
                        + "|revoke insert on public.orders from mftpl_orders_read",
                "grant select (email) on public.customers to mftpl_orders_read"
                        + "|revoke select (email) on public.customers from mftpl_orders_read",
                "grant select on public.customers to public"
                        + "|revoke select on public.customers from public",
                "grant create on schema public to mftpl_orders_read"
                        + "|revoke create on schema public from mftpl_orders_read",
                "create function public.all_customers() returns bigint language sql security"
                        + " definer as 'select count(*) from public.customers'|drop function"
                        + " public.all_customers()",
                "create role wider nologin; grant select on public.customers to wider;"
                        + " grant wider to mftpl_orders_read with inherit false, set true"
                        + "|drop owned by wider; drop role wider"
            })
    void seesThatATemplateWasWidened(String widening) throws SQLException {
        // given
        GrantSpec spec = spec();
        provisioned(spec);
        assertThat(ISSUING.readScope(spec).wider()).isEmpty();

        // when
        int bar = widening.indexOf('|');
        TARGET.run(TestTarget.DATABASE, widening.substring(0, bar));
        undo.add(widening.substring(bar + 1));
        ScopeProof proof = ISSUING.readScope(spec);

        // then
        assertThat(proof.within()).isFalse();
    }

    @Test
    void refusesATemplateWithPowers() throws SQLException {
        // given
        TARGET.run(TestTarget.DATABASE, "alter role mftpl_orders_read createdb");
        undo.add("alter role mftpl_orders_read nocreatedb");

        // then
        assertThatThrownBy(() -> provisioned(spec()))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused ->
                                assertThat(refused.kind())
                                        .isEqualTo(ConnectorException.Kind.REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select mayfly.provision_role(gen_random_uuid(), 'mftpl_orders_read', 'hunter2',"
                        + " now() + '1 min')",
                "select mayfly.provision_role(gen_random_uuid(), 'mftpl_orders_read', null, now() +"
                        + " '1 min')",
                "select mayfly.provision_role(gen_random_uuid(), 'postgres', VERIFIER, now() + '1"
                        + " min')",
                "select mayfly.provision_role(gen_random_uuid(), 'a\"; drop table orders; --',"
                        + " VERIFIER, now() + '1 min')",
                "select mayfly.provision_role(gen_random_uuid(), 'mftpl_orders_read', VERIFIER,"
                        + " null)",
                "select mayfly.provision_role(gen_random_uuid(), 'mftpl_orders_read', VERIFIER,"
                        + " 'infinity')",
                "select mayfly.provision_role(gen_random_uuid(), 'mftpl_orders_read', VERIFIER,"
                        + " now() - '1 s'::interval)",
                "select mayfly.provision_role(gen_random_uuid(), 'mftpl_orders_read', VERIFIER,"
                        + " now() + '9 h')",
                "select mayfly.contain(gen_random_uuid())",
                "select mayfly.remove(gen_random_uuid())",
                "select mayfly.inspect(gen_random_uuid())",
                "select mayfly.admit(gen_random_uuid(), 1, now())",
                "delete from mayfly.grant_state",
                "create role intruder",
                "select * from public.orders"
            })
    void refusesTheIssuersLogin(String sql) {
        assertRefused("svc_issuer", sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select mayfly.provision_role(gen_random_uuid(), 'mftpl_orders_read', VERIFIER,"
                        + " now() + '1 min')",
                "select mayfly.extend(gen_random_uuid(), now() + '1 min')",
                "select mayfly.read_scope(gen_random_uuid())",
                "delete from mayfly.grant_state",
                "select * from public.orders"
            })
    void refusesTheRevokersLogin(String sql) {
        assertRefused("svc_revoker", sql);
    }

    @Test
    void neitherPasswordNorVerifierReachesTheServersLog() throws SQLException {
        // given
        GrantSpec spec = spec();
        Preparation preparation = ISSUING.prepare(spec);
        String verifier = preparation.forTarget().get("verifier");

        // when
        ISSUING.provision(new ProvisionRequest(spec, preparation.forTarget()));
        ENDING.contain(spec.grant());
        assertThatThrownBy(
                () -> ISSUING.provision(new ProvisionRequest(spec, preparation.forTarget())));
        TARGET.run(TestTarget.DATABASE, "select 'the log is on'");

        // then
        assertThat(TARGET.log())
                .contains("the log is on")
                .doesNotContain(verifier)
                .doesNotContain(verifier.substring(verifier.indexOf('$', 20)));
    }

    private static void assertRefused(String login, String sql) {
        String verifier = "'" + ScramVerifier.of("secret".toCharArray(), new byte[16], 1) + "'";
        assertThatThrownBy(
                        () -> {
                            try (Connection session = TARGET.open(login, login + "-secret");
                                    Statement statement = session.createStatement()) {
                                statement.execute(sql.replace("VERIFIER", verifier));
                            }
                        })
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isIn("42501", "22023"));
    }

    private static void provisionUnlessEnded(ProvisionRequest request) {
        try {
            ISSUING.provision(request);
        } catch (ConnectorException refused) {
            assertThat(refused.kind()).isEqualTo(ConnectorException.Kind.TOMBSTONED);
        }
    }

    private static <T> List<T> shuffled(List<T> list, int seed) {
        List<T> order = new ArrayList<>(list);
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    private static boolean standing(String role) {
        try {
            return !TARGET.ask(
                            TestTarget.DATABASE,
                            "select count(*) from pg_roles where rolname = '" + role + "'")
                    .equals("0");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Credential provisioned(GrantSpec spec) {
        Preparation preparation = ISSUING.prepare(spec);
        ISSUING.provision(new ProvisionRequest(spec, preparation.forTarget()));
        return preparation.credential().orElseThrow();
    }

    private static GrantSpec spec() {
        TaskKey task = new TaskKey(new SourceName("fence"), UUID.randomUUID().toString(), 1);
        return new GrantSpec(
                GrantId.of(task, TestTarget.ORDERS),
                new PrincipalId("agent-7"),
                TestTarget.ORDERS,
                Instant.now().plus(Duration.ofMinutes(5)));
    }
}
