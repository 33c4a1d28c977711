/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mayfly.common.codec.MalformedEvent.Reason;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Samples;
import io.mayfly.common.telemetry.TraceContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventCodecTest {

    private static final TraceContext TRACE =
            new TraceContext(
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                    Optional.of("vendor=1"));

    @ParameterizedTest
    @EnumSource(EventType.class)
    void readsBackWhatItWrote(EventType type) {
        // given
        Envelope<Event> written =
                Envelope.stated(
                                Samples.of(type),
                                7,
                                Samples.NOON.plusNanos(123_456_000),
                                Optional.of(EventId.of("x", type, 1)),
                                Optional.of(TRACE))
                        .by("operator@example")
                        .signed("a..b");

        // when
        CloudEvent event = EventCodec.encode(written);
        CloudEvent overTheWire =
                KafkaBinding.read(KafkaBinding.headers(event), Optional.of(event.data()));

        // then
        assertThat(EventCodec.decode(overTheWire)).contains(written);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void ignoresFieldsItDoesNotKnow(EventType type) {
        CloudEvent event = encoded(type);
        String data = new String(event.data(), StandardCharsets.UTF_8);

        CloudEvent newer = withData(event, "{\"addedNextYear\":[1]," + data.substring(1));

        assertThat(EventCodec.decode(newer)).isEqualTo(EventCodec.decode(event));
    }

    @Test
    void ignoresTypesThatAreNotOurs() {
        CloudEvent foreign =
                KafkaBinding.read(
                        headers("io.mayfly.task.exploded.v9"), Optional.of(new byte[] {'{', '}'}));

        assertThat(EventCodec.decode(foreign)).isEmpty();
    }

    @Test
    void refusesAnEventOfOursFromAnotherSource() {
        CloudEvent forged =
                KafkaBinding.read(
                        headers("io.mayfly.grant.revoked.v1"), Optional.of(new byte[] {'{', '}'}));

        assertThatThrownBy(() -> EventCodec.decode(forged))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("/me");
    }

    @Test
    void refusesDataThatIsAboutSomethingElseThanItsSubject() {
        CloudEvent event = encoded(EventType.TASK_ENDED);
        String data = new String(event.data(), StandardCharsets.UTF_8).replace("run-1", "run-2");

        assertThatThrownBy(() -> EventCodec.decode(withData(event, data)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("subject");
    }

    @Test
    void refusesDataWithoutARequiredField() {
        assertThatThrownBy(() -> EventCodec.decode(withData(encoded(EventType.TASK_ENDED), "{}")))
                .isInstanceOf(MalformedEvent.class)
                .extracting(problem -> ((MalformedEvent) problem).reason())
                .isEqualTo(Reason.BAD_DATA);
    }

    @Test
    void writesDataInCanonicalForm() {
        assertThat(new String(encoded(EventType.TASK_HEARTBEAT).data(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"origin\":{\"id\":\"e-1\",\"source\":\"/engine/7\","
                                + "\"time\":\"2026-03-01T12:00:00Z\","
                                + "\"type\":\"io.example.started.v1\"},"
                                + "\"task\":{\"attempt\":1,\"id\":\"run-1/do/0/read\","
                                + "\"source\":\"demo\"}}");
    }

    private static CloudEvent encoded(EventType type) {
        return EventCodec.encode(
                Envelope.stated(
                        Samples.of(type), 1, Samples.NOON, Optional.empty(), Optional.empty()));
    }

    private static CloudEvent withData(CloudEvent event, String data) {
        return KafkaBinding.read(
                KafkaBinding.headers(event), Optional.of(data.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, byte[]> headers(String type) {
        Map<String, byte[]> headers = new TreeMap<>();
        headers.put("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        headers.put("ce_id", "1".getBytes(StandardCharsets.UTF_8));
        headers.put("ce_source", "/me".getBytes(StandardCharsets.UTF_8));
        headers.put("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
