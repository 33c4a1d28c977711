/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.grants;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** The ledger's answer on one grant: how it stands, and all that was recorded of it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Timeline(Summary grant, List<Entry> entries) {

    public Timeline {
        entries = List.copyOf(entries);
    }

    /** How a grant stands. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Summary(
            String id,
            String state,
            String task,
            String principal,
            Optional<String> owner,
            String target,
            String resource,
            List<String> actions,
            Optional<String> policy,
            Optional<String> reason,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<Instant> provedAt,
            Optional<Long> endToProvedMillis,
            Optional<String> traceId) {

        public Summary {
            actions = List.copyOf(actions);
        }

        /** Whether it was proved that nothing of it is left. */
        public boolean proved() {
            return state.equals("revoked") || state.equals("aborted");
        }

        /** Whether anything can still come. */
        public boolean closed() {
            return proved() || state.equals("denied");
        }
    }

    /** One recorded fact. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(long position, Instant at, long offsetMillis, String type, String text) {

        /** The event's name as people say it. */
        public String what() {
            return type.equals("DeadRecord") ? "mark" : type;
        }
    }
}
