/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.mayfly.audit.AuditServers;
import io.mayfly.audit.Lives;
import io.mayfly.audit.Spoken;
import io.mayfly.audit.grant.core.Fold;
import io.mayfly.audit.grant.core.GrantView;
import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.audit.ledger.core.Head;
import io.mayfly.audit.ledger.core.LedgerRecord;
import io.mayfly.audit.ledger.core.Verification;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Samples;
import io.mayfly.common.event.Subject;
import io.mayfly.quickstart.postgres.PostgresServer;
import io.mayfly.runtime.store.Database;
import io.mayfly.runtime.store.Transaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What the ledger's tables promise, tried at the store itself. */
@QuarkusTest
@WithTestResource(AuditServers.class)
class LedgerTablesIT {

    private static final String RUNTIME = "mayfly_audit";
    private static final String OWNER = "mayfly_audit_owner";
    private static final int ALL = 1_000_000;

    AuditServers servers;
    @Inject LedgerStore store;
    @Inject Database database;

    /** I14: what the tables say follows from the ledger alone. */
    @Test
    void foldingTheLedgerGivesTheTables() throws Exception {
        // given lives, whole and begun, and every event there is, by the channel
        Lives.whole(servers.quickly(), Lives.task(1));
        Lives.begun(servers.quickly(), Lives.task(2));
        servers.quickly()
                .say(3, Lives.renewed(Lives.task(2), Spoken.START.plusSeconds(90)))
                .say(1, Lives.mark(new Subject.OfTask(Lives.task(3))));
        Lives.begun(servers.quickly(), Lives.task(3));
        for (EventType type : EventType.values()) {
            if (type != EventType.CHECKPOINT_RECORD) {
                servers.quickly().say(17, Samples.of(type));
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> entries().stream().filter(e -> e.seq().orElse(0) == 17).count() == 34);

        // when
        Set<GrantView> folded = Set.copyOf(Fold.fromNothing().add(entries()).changedViews());

        // then
        assertThat(tables()).hasSizeGreaterThanOrEqualTo(4).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET code = 'MFT001I'",
                "UPDATE entry SET record = record WHERE false",
                "DELETE FROM entry",
                "TRUNCATE entry",
                "ALTER TABLE entry DISABLE TRIGGER ALL",
                "DROP TABLE entry",
                "DELETE FROM grant_view",
                "CREATE TABLE mine (x int)"
            })
    void letsTheRunTimeRoleOnlyAddAndRead(String sql) {
        something();
        assertThatThrownBy(() -> execute(RUNTIME, sql))
                .isInstanceOf(SQLException.class)
                .extracting(refusal -> ((SQLException) refusal).getSQLState())
                .isEqualTo("42501");
    }

    /** The triggers aside: what the role was given. */
    @Test
    void givesTheRunTimeRoleNothingButInsertAndSelect() throws SQLException {
        List<String> given = new ArrayList<>();
        try (Connection connection = servers.connect(RUNTIME);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT privilege FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE',"
                                    + " 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege"
                                    + " WHERE has_table_privilege('entry', privilege)")) {
            while (rows.next()) {
                given.add(rows.getString(1));
            }
        }
        assertThat(given).containsExactly("SELECT", "INSERT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit.entry SET code = 'MFT001I'",
                "DELETE FROM audit.entry",
                "TRUNCATE audit.entry"
            })
    void refusesItsOwnerToo(String sql) {
        something();
        assertThatThrownBy(() -> execute(OWNER, sql)).hasMessageContaining("append-only");
        assertThatThrownBy(() -> execute(PostgresServer.SUPERUSER, sql))
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max(position) + 2, (array_agg(hash ORDER BY position DESC))[1]",
                "max(position), (array_agg(hash ORDER BY position DESC))[1]",
                "max(position) + 1, decode(repeat('00', 32), 'hex')"
            })
    void refusesWhatDoesNotFollow(String positionAndPrevious) {
        something();
        assertThatThrownBy(() -> execute(RUNTIME, inserting(positionAndPrevious, "hash")))
                .hasMessageContaining("does not follow");
    }

    @Test
    void refusesAHashThatDoesNotFit() {
        something();
        String next = "max(position) + 1, (array_agg(hash ORDER BY position DESC))[1]";
        assertThatThrownBy(() -> execute(RUNTIME, inserting(next, "sha256('other'::bytea)")))
                .hasMessageContaining("check constraint");
    }

    @Test
    void findsATamperedColumnOrRecord() throws Exception {
        // given
        something();
        Head head = store.head();

        // when a superuser has the triggers off for a moment
        tampered("SET code = 'MFT006I' WHERE position = " + head.position());

        // then
        Verification verification = inVirtualThread(() -> store.verify(1, head.position()));
        assertThat(verification.flaw()).map(Verification.Flaw::position).contains(head.position());
        tampered(
                "SET code = convert_from(record, 'UTF8')::jsonb ->> 'code' WHERE position = "
                        + head.position());
        assertThat(store.verify(1, head.position()).flaw()).isEmpty();
    }

    private void tampered(String change) throws SQLException {
        execute(
                PostgresServer.SUPERUSER,
                "SET session_replication_role = replica; UPDATE audit.entry " + change);
    }

    private static String inserting(String positionAndPrevious, String hash) {
        return """
        INSERT INTO entry (position, previous, hash, record, identity, digest, topic,
            partition, record_offset, appended_at, type, code)
        SELECT position, previous, %s, ''::bytea, gen_random_uuid(), previous, 't', 0, 0,
            now(), 'unreadable', 'MFL001E'
        FROM (SELECT %s FROM entry) AS next (position, previous),
            LATERAL (SELECT sha256(previous) AS hash) AS fitting
        """
                .formatted(hash, positionAndPrevious);
    }

    /** So that there is an entry to try. */
    private void something() {
        store.append(
                new Spoken().say(1, Samples.of(EventType.GRANT_DENIED)).sightings(), List.of());
    }

    private void execute(String role, String sql) throws SQLException {
        try (Connection connection = servers.connect(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Entry> entries() throws Exception {
        return inVirtualThread(
                () ->
                        database.transaction(
                                (Transaction transaction) ->
                                        EntryTable.links(transaction, 1, ALL).stream()
                                                .map(link -> LedgerRecord.read(link.record()))
                                                .toList()));
    }

    private Set<GrantView> tables() throws Exception {
        return inVirtualThread(() -> Set.copyOf(database.transaction(GrantTable::all)));
    }

    private static <T> T inVirtualThread(Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(work).get();
        }
    }
}
