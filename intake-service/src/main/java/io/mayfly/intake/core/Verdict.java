/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

/** What became of one arrival. */
public sealed interface Verdict {

    /** It was taken, or says nothing that we act on. */
    record Accepted() implements Verdict {}

    /** It had been taken before. */
    record Repeated() implements Verdict {}

    /** It was not taken, and lies in quarantine. */
    record Refused(String reason, String detail) implements Verdict {}
}
