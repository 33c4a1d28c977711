/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.start;

import java.util.Locale;

/** A named place at which a fault test can have the process die at once. */
public enum CrashPoint {
    /** Issuer: records polled, nothing done. */
    K1,
    /** Issuer: intent committed, offset not. */
    K2,
    /** Issuer: the target has done it, the reply is not seen. */
    K3,
    /** Issuer: reply seen, not committed. */
    K4,
    /** Issuer: active committed, not published. */
    K5,
    /** Issuer: published, not delivered. */
    K6,
    /** Issuer: delivered committed, reply not sent. */
    K7,
    /** Revoker: records polled, nothing done. */
    R1,
    /** Revoker: marked, tombstone not committed. */
    R2,
    /** Revoker: tombstone committed, offset not. */
    R3,
    /** Revoker: contained on the target, not committed. */
    R4,
    /** Revoker: removed on the target, not committed. */
    R5,
    /** Revoker: inspected, not committed. */
    R6,
    /** Revoker: terminal fact committed, not published. */
    R7,
    /** Any service: events committed, not published. */
    COMMITTED,
    /** Any service: events published, not acknowledged in the outbox. */
    PUBLISHED;

    static CrashPoint named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
