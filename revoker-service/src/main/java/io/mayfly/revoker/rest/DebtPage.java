/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A page of debt, oldest first. */
public record DebtPage(
        List<Entry> debt, @JsonProperty("next_page_token") Optional<String> nextPageToken) {

    /**
     * One grant past its end and not proved gone.
     *
     * @param step how far its removal is: {@code marked}, {@code contained}, {@code removed}
     * @param attempts how many have failed
     * @param nextTry when the next step will be tried, unless the target answers earlier
     */
    public record Entry(
            UUID grant,
            String task,
            String target,
            String principal,
            String owner,
            String reason,
            Instant endedAt,
            long ageSeconds,
            String step,
            int attempts,
            Optional<String> lastError,
            Instant nextTry) {}
}
