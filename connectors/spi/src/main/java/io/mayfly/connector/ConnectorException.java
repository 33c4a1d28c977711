/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.util.Objects;

/** A target did not do what it was asked. The kind says whether asking again can help. */
public final class ConnectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why. */
    public enum Kind {
        /**
         * The target holds a tombstone of this grant: nothing will ever be provisioned under it.
         */
        TOMBSTONED,
        /** The grant stands on the target with other contents. */
        DIFFERS,
        /** Removal was asked for before containment was committed. */
        NOT_CONTAINED,
        /** The configuration knows no such resource or action. */
        UNKNOWN_ACCESS,
        /** The target refused, and will refuse again. */
        REFUSED,
        /**
         * The target could not be reached, or did not answer in time: whether it acted is unknown.
         */
        UNREACHABLE
    }

    public ConnectorException(Kind kind, String message) {
        super(message);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    public ConnectorException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the same call may succeed later. */
    public boolean passing() {
        return kind == Kind.UNREACHABLE;
    }
}
