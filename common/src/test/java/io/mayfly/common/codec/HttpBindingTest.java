/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpBindingTest {

    private static final String ONE =
            "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"t\"}";

    @Test
    void readsBinaryModeWithPercentEncodedAttributes() {
        List<CloudEvent> events =
                HttpBinding.read(
                        Map.of(
                                "Ce-SpecVersion", "1.0",
                                "CE-ID", "a+b",
                                "ce-source", "/caf%C3%A9",
                                "ce-type", "t",
                                "Content-Type", "application/json"),
                        "{}".getBytes(UTF_8));

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().id()).isEqualTo("a+b");
        assertThat(events.getFirst().source()).isEqualTo("/café");
    }

    @Test
    void readsABatch() {
        String batch = "[" + ONE.formatted("1") + "," + ONE.formatted("2") + "]";

        List<CloudEvent> events =
                HttpBinding.read(
                        Map.of("content-type", "application/cloudevents-batch+json"),
                        batch.getBytes(UTF_8));

        assertThat(events).extracting(CloudEvent::id).containsExactly("1", "2");
    }

    @Test
    void refusesABatchThatIsTooLong() {
        String batch = "[" + (ONE.formatted("1") + ",").repeat(500) + ONE.formatted("2") + "]";

        assertThatThrownBy(
                        () ->
                                HttpBinding.read(
                                        Map.of(
                                                "content-type",
                                                "application/cloudevents-batch+json"),
                                        batch.getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("500");
    }

    @Test
    void refusesARequestThatIsNoEvent() {
        assertThatThrownBy(() -> HttpBinding.read(Map.of(), new byte[0]))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("specversion");
    }
}
