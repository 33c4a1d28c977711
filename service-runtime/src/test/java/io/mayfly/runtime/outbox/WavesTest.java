/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import io.mayfly.runtime.bus.OutboundRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WavesTest {

    @Test
    void sendsOneRowOfEachSubjectAtATime() {
        // given
        List<OutboxRow> locked = List.of(row("a", 1), row("a", 2), row("b", 7), row("a", 3));

        // when
        List<List<OutboxRow>> waves = Waves.of(locked, Map.of("a", 1L, "b", 7L));

        // then
        assertThat(waves)
                .containsExactly(
                        List.of(row("a", 1), row("b", 7)),
                        List.of(row("a", 2)),
                        List.of(row("a", 3)));
    }

    @Test
    void leavesASubjectWhoseFirstRowAnotherHolds() {
        // given
        List<OutboxRow> locked = List.of(row("a", 2), row("a", 3), row("b", 1));

        // when
        List<List<OutboxRow>> waves = Waves.of(locked, Map.of("a", 1L, "b", 1L));

        // then
        assertThat(waves).containsExactly(List.of(row("b", 1)));
    }

    @Test
    void stopsAtAGap() {
        // given
        List<OutboxRow> locked = List.of(row("a", 1), row("a", 3));

        // when
        List<List<OutboxRow>> waves = Waves.of(locked, Map.of("a", 1L));

        // then
        assertThat(waves).containsExactly(List.of(row("a", 1)));
    }

    @Test
    void leavesASubjectOfWhichNothingWaitsAnyMore() {
        // given
        List<OutboxRow> locked = List.of(row("a", 1));

        // when
        List<List<OutboxRow>> waves = Waves.of(locked, Map.of());

        // then
        assertThat(waves).isEmpty();
    }

    private static OutboxRow row(String subject, long seq) {
        return new OutboxRow(seq, subject, seq, Duration.ZERO, RECORD);
    }

    private static final OutboundRecord RECORD =
            new OutboundRecord("topic", OptionalInt.empty(), "key", Map.of(), new byte[0]);
}
