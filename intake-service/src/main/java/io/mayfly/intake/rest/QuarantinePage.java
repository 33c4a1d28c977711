/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.rest;

import java.util.List;

/**
 * A page of quarantine, the newest first.
 *
 * @param before what to pass as {@code before} for the page that follows; 0 on the last one
 */
public record QuarantinePage(List<QuarantineAnswer> items, long before) {

    public QuarantinePage {
        items = List.copyOf(items);
    }
}
