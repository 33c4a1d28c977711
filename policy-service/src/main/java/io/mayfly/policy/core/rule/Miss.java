/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

/** A clause of a permit that does not hold, and why, for people. */
record Miss(String clause, String why) {

    Miss(String clause, String form, String detail) {
        this(clause, form.contains("%s") ? form.formatted(detail) : form);
    }
}
