/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.util.Objects;

/** An event that cannot be read. It goes to quarantine with this reason. */
public final class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong with it, as a stable word. */
    public enum Reason {
        NOT_JSON,
        TOO_LARGE,
        TOO_DEEP,
        MISSING_ATTRIBUTE,
        BAD_ATTRIBUTE,
        UNKNOWN_CONTENT_TYPE,
        UNKNOWN_SPEC_VERSION,
        BAD_DATA,
        BAD_SIGNATURE
    }

    public MalformedEvent(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public MalformedEvent(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
