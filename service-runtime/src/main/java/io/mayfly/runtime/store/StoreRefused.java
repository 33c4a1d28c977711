/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.store;

import java.util.Objects;
import java.util.Optional;

/** The store will not take this data: it breaks a constraint, or is no value of its column. */
public final class StoreRefused extends RuntimeException {

    private final String sqlState;
    private final transient Optional<String> constraint;

    StoreRefused(String sqlState, Optional<String> constraint, Throwable cause) {
        super("the store refused the data: " + cause.getMessage(), cause);
        this.sqlState = Objects.requireNonNull(sqlState, "sqlState");
        this.constraint = Objects.requireNonNull(constraint, "constraint");
    }

    /** The SQLSTATE, of class 22 or 23. */
    public String sqlState() {
        return sqlState;
    }

    /** The constraint that it breaks, if it is one. */
    public Optional<String> constraint() {
        return constraint;
    }
}
