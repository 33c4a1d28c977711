/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.audit.timeline.core.Line;
import io.mayfly.audit.timeline.core.Timeline;
import io.mayfly.audit.view.GrantEntity;

/**
 * One grant's timeline.
 *
 * @param truncated whether there are older entries than these
 */
record TimelineAnswer(GrantAnswer grant, List<EntryLine> entries, boolean truncated) {

    /**
     * One line.
     *
     * @param at when the broker appended it
     * @param offsetMillis since the task's start
     * @param type the event's name
     * @param text what it says, for people
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record EntryLine(
            long position,
            Instant at,
            long offsetMillis,
            String topic,
            String type,
            String code,
            String text,
            UUID eventId,
            Optional<String> actor,
            Optional<String> traceId) {

        static EntryLine of(Line line) {
            Entry entry = line.entry();
            return new EntryLine(
                    entry.position(),
                    line.at(),
                    line.sinceStart().toMillis(),
                    entry.place().topic(),
                    entry.type(),
                    entry.code().value(),
                    line.text(),
                    entry.identity(),
                    entry.actor(),
                    entry.traceId());
        }
    }

    static TimelineAnswer of(GrantEntity grant, Timeline timeline, boolean truncated) {
        return new TimelineAnswer(
                GrantAnswer.of(grant, timeline),
                timeline.lines().stream().map(EntryLine::of).toList(),
                truncated);
    }
}
