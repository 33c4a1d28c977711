/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.trace;

import java.util.Optional;
import java.util.stream.Collectors;

import io.mayfly.common.telemetry.Attributes;
import io.mayfly.common.telemetry.TraceContext;
import io.mayfly.runtime.channel.InboundRecord;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens spans in the traces that events carry. The context travels in headers and outbox rows, so a
 * trace outlives every process that it passes.
 */
@Singleton
public class Traces {

    private final Tracer tracer;
    private final String service;

    Traces(
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.tracer = telemetry.getTracer("io.mayfly.runtime");
        this.service = service;
    }

    /** The span in which one record is handled, a child of the span that wrote it. */
    public OpenSpan process(InboundRecord record) {
        SpanBuilder span =
                tracer.spanBuilder("process " + record.topic())
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute(Attributes.MESSAGING_SYSTEM, "kafka")
                        .setAttribute(Attributes.MESSAGING_OPERATION_NAME, "process")
                        .setAttribute(Attributes.MESSAGING_OPERATION_TYPE, "process")
                        .setAttribute(Attributes.MESSAGING_DESTINATION, record.topic())
                        .setAttribute(Attributes.MESSAGING_CONSUMER_GROUP, service)
                        .setAttribute(
                                Attributes.MESSAGING_PARTITION,
                                Integer.toString(record.partition()))
                        .setAttribute(Attributes.MESSAGING_OFFSET, record.offset());
        return opened(span, record.trace());
    }

    /** A span of work on something whose trace is known, such as a claimed row. */
    public OpenSpan open(String name, TraceContext parent) {
        return opened(tracer.spanBuilder(name), Optional.of(parent));
    }

    /** A span in the current trace, or of a new one. */
    public OpenSpan open(String name) {
        return new OpenSpan(tracer.spanBuilder(name).startSpan());
    }

    /** A span of a new trace that points at an older one, for work that comes long after. */
    public OpenSpan openLinked(String name, TraceContext origin) {
        return new OpenSpan(
                tracer.spanBuilder(name).setNoParent().addLink(remote(origin)).startSpan());
    }

    /** The context to hand on from here: that of the open span, or a new trace where none is. */
    public TraceContext current() {
        SpanContext current = Span.current().getSpanContext();
        if (current.isValid()) {
            return context(current);
        }
        try (OpenSpan span = open("state an event")) {
            return span.context();
        }
    }

    private static OpenSpan opened(SpanBuilder span, Optional<TraceContext> parent) {
        Context context =
                parent.map(known -> Context.root().with(Span.wrap(remote(known))))
                        .orElse(Context.root());
        return new OpenSpan(span.setParent(context).startSpan());
    }

    static TraceContext context(SpanContext span) {
        return new TraceContext(
                "00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex()),
                state(span.getTraceState()));
    }

    private static Optional<String> state(TraceState state) {
        return state.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        state.asMap().entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(",")));
    }

    private static SpanContext remote(TraceContext context) {
        String parent = context.traceparent();
        return SpanContext.createFromRemoteParent(
                context.traceId(),
                parent.substring(36, 52),
                TraceFlags.fromHex(parent, 53),
                TraceState.getDefault());
    }
}
