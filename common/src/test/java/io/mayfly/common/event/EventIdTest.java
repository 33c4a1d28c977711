/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventIdTest {

    @Test
    void staysTheSameFromReleaseToRelease() {
        // computed once with an independent implementation over the same bytes
        assertThat(EventId.of("demo/read-orders#1", EventType.TASK_STARTED, 1))
                .hasToString("5fdbaf9d-fc39-5d15-9715-0ca99481c26d");
    }

    @Test
    void differsBySubjectTypeAndSeq() {
        assertThat(EventId.of("a", EventType.TASK_STARTED, 1))
                .isNotEqualTo(EventId.of("b", EventType.TASK_STARTED, 1))
                .isNotEqualTo(EventId.of("a", EventType.TASK_ENDED, 1))
                .isNotEqualTo(EventId.of("a", EventType.TASK_STARTED, 2));
    }
}
