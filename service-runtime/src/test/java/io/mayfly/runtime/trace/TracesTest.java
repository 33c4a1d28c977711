/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.mayfly.common.grant.GrantId;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import io.mayfly.common.telemetry.Attributes;
import io.mayfly.common.telemetry.TraceContext;
import io.mayfly.runtime.channel.InboundRecord;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Traces traces =
            new Traces(
                    OpenTelemetrySdk.builder()
                            .setTracerProvider(
                                    SdkTracerProvider.builder()
                                            .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                            .build())
                            .build(),
                    "issuer");

    @Test
    void handlesARecordInTheTraceThatItCarries() {
        // given
        InboundRecord record = record(Map.of("ce_traceparent", traceparent()));
        GrantId grant = new GrantId(new UUID(1, 2));
        TaskKey task = new TaskKey(new SourceName("github"), "run-1", 1);

        // when
        TraceContext handedOn;
        try (OpenSpan span = traces.process(record)) {
            handedOn = span.grant(grant).task(task).context();
        }

        // then
        SpanData span = only();
        assertThat(span.getName()).isEqualTo("process mayfly.decisions.v1");
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(attribute(span, Attributes.GRANT_ID)).isEqualTo(grant.toString());
        assertThat(attribute(span, Attributes.TASK_KEY)).isEqualTo("github/run-1#1");
        assertThat(handedOn.traceparent())
                .isEqualTo("00-%s-%s-01".formatted(TRACE, span.getSpanId()));
    }

    @Test
    void takesTheTransportsContextWhereTheEventHasNone() {
        // given
        InboundRecord record = record(Map.of("traceparent", traceparent()));

        // when
        traces.process(record).close();

        // then
        assertThat(only().getTraceId()).isEqualTo(TRACE);
    }

    @Test
    void beginsATraceWhereTheRecordCarriesNone() {
        // given
        InboundRecord record = record(Map.of("traceparent", "garbage".getBytes(UTF_8)));

        // when
        traces.process(record).close();

        // then
        assertThat(only().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void handsOnTheOpenSpan() {
        try (OpenSpan span = traces.open("decide")) {
            assertThat(traces.current()).isEqualTo(span.context());
        }
    }

    @Test
    void hasAContextToHandOnEvenWithoutASpan() {
        assertThat(traces.current().traceId()).isEqualTo(only().getTraceId());
    }

    @Test
    void continuesAStoredTrace() {
        // given
        TraceContext stored =
                new TraceContext("00-%s-%s-01".formatted(TRACE, PARENT), Optional.empty());

        // when
        traces.open("provision", stored).close();
        traces.openLinked("expire", stored).close();

        // then
        SpanData child = spans.getFinishedSpanItems().getFirst();
        SpanData linked = spans.getFinishedSpanItems().getLast();
        assertThat(child.getTraceId()).isEqualTo(TRACE);
        assertThat(linked.getTraceId()).isNotEqualTo(TRACE);
        assertThat(linked.getLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.getSpanContext().getTraceId()).isEqualTo(TRACE));
    }

    @Test
    void tellsAFailureByItsKindAlone() {
        // when
        try (OpenSpan span = traces.open("provision")) {
            span.failed(new IllegalStateException("password=hunter2"));
        }

        // then
        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(only().toString()).doesNotContain("hunter2");
    }

    private SpanData only() {
        assertThat(spans.getFinishedSpanItems()).hasSize(1);
        return spans.getFinishedSpanItems().getFirst();
    }

    private static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    private static byte[] traceparent() {
        return "00-%s-%s-01".formatted(TRACE, PARENT).getBytes(UTF_8);
    }

    private static InboundRecord record(Map<String, byte[]> headers) {
        return new InboundRecord(
                "mayfly.decisions.v1",
                3,
                17,
                Optional.of("key"),
                headers,
                Optional.empty(),
                Instant.EPOCH);
    }
}
