/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.store;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/** Waits for the store's answers, never longer than the bound, and sorts its failures. */
final class Answers {

    private final Duration bound;

    Answers(Duration bound) {
        this.bound = bound;
    }

    <T> T await(Uni<T> answer) {
        try {
            return answer.await().atMost(bound);
        } catch (PgException failure) {
            throw sorted(failure);
        } catch (RuntimeException failure) {
            throw new StoreUnavailable(failure);
        }
    }

    /**
     * Classes 22 and 23 speak of the data. All others say that the store cannot do its work now.
     */
    private static RuntimeException sorted(PgException failure) {
        String sqlState = Optional.ofNullable(failure.getSqlState()).orElse("");
        if (sqlState.startsWith("22") || sqlState.startsWith("23")) {
            return new StoreRefused(
                    sqlState, Optional.ofNullable(failure.getConstraint()), failure);
        }
        return new StoreUnavailable(failure);
    }
}
