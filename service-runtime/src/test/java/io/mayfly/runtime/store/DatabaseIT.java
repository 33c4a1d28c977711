/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

class DatabaseIT {

    private static TestStore store;
    private static Database database;

    @BeforeAll
    static void start() {
        store = TestStore.start();
        database = store.database();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void actsAsTheRunTimeRoleInTheServicesSchema() {
        // when
        String who =
                database.transaction(
                        transaction ->
                                transaction
                                        .row("SELECT current_user || '@' || current_schema", none())
                                        .orElseThrow()
                                        .getString(0));

        // then
        assertThat(who).isEqualTo("mayfly_issuer@issuer");
    }

    @Test
    void undoesWhatFails() {
        // given
        AtomicBoolean said = new AtomicBoolean();

        // when
        assertThatThrownBy(
                        () ->
                                database.transact(
                                        transaction -> {
                                            transaction.afterCommit(() -> said.set(true));
                                            count(transaction, "undone");
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");

        // then
        assertThat(counted("undone")).isEmpty();
        assertThat(said).isFalse();
    }

    @Test
    void tellsRefusedDataByItsConstraint() {
        // given
        database.transact(transaction -> count(transaction, "twice"));

        // when
        StoreRefused refused =
                catchThrowableOfType(
                        StoreRefused.class,
                        () -> database.transact(transaction -> count(transaction, "twice")));

        // then
        assertThat(refused.sqlState()).isEqualTo("23505");
        assertThat(refused.constraint()).contains("outbox_subject_pkey");
    }

    @Test
    void takesAMissingTableAsAStoreThatIsNotReady() {
        assertThatThrownBy(
                        () -> database.transact(transaction -> transaction.rows("TABLE nowhere")))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void waitsForAnAnswerNoLongerThanTheBound() {
        assertThatThrownBy(
                        () ->
                                database.transact(
                                        transaction -> transaction.rows("SELECT pg_sleep(3)")))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void connectsAnewAfterTheServerWasKilled() {
        // given
        database.transact(transaction -> count(transaction, "before"));

        // when
        store.server().kill();
        assertThatThrownBy(() -> counted("before")).isInstanceOf(StoreUnavailable.class);
        store.server().restart();

        // then
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(StoreUnavailable.class)
                .until(() -> counted("before").isPresent());
    }

    private static void count(Transaction transaction, String subject) {
        transaction.update("INSERT INTO outbox_subject VALUES ($1, 1)", Tuple.of(subject));
    }

    private static Optional<Long> counted(String subject) {
        return database.transaction(
                transaction ->
                        transaction
                                .row(
                                        "SELECT last_seq FROM outbox_subject WHERE subject = $1",
                                        Tuple.of(subject))
                                .map(row -> row.getLong(0)));
    }

    private static Tuple none() {
        return Tuple.tuple();
    }
}
