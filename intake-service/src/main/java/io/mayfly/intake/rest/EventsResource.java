/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.HttpBinding;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.telemetry.TraceContext;
import io.mayfly.intake.core.Arrival;
import io.mayfly.intake.core.Batch;
import io.mayfly.intake.core.Channels;
import io.mayfly.intake.core.Reader;
import io.mayfly.intake.core.Source;
import io.mayfly.intake.core.Verdict;
import io.mayfly.intake.start.IntakeConfig;
import io.mayfly.intake.start.RegisteredChannels;
import io.mayfly.intake.store.IntakeStore;
import io.mayfly.runtime.http.Problems;
import io.mayfly.runtime.trace.OpenSpan;
import io.mayfly.runtime.trace.Traces;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * CloudEvents over HTTP, in binary, structured and batch mode. A source shows its bearer secret;
 * which source it is follows from the secret alone.
 */
@Path("/v1/events")
class EventsResource {

    private static final String BEARER = "Bearer ";

    private final RegisteredChannels channels;
    private final IntakeStore store;
    private final Traces traces;
    private final IntakeConfig config;
    private final InstantSource clock;

    EventsResource(
            RegisteredChannels channels,
            IntakeStore store,
            Traces traces,
            IntakeConfig config,
            InstantSource clock) {
        this.channels = channels;
        this.store = store;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
    }

    /** What became of one event. */
    record Taken(String id, String result) {}

    /** What became of all. */
    record Answer(List<Taken> events) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll // the source's secret is checked here: it is no token of ours
    @RunOnVirtualThread
    @Operation(summary = "Takes events of the source whose secret is shown")
    Response take(@Context HttpHeaders headers, byte[] body) {
        Channels now = channels.now();
        Source source = authenticated(headers, now);
        Map<String, String> plain = plain(headers);
        List<CloudEvent> events = events(plain, body);
        List<Verdict> verdicts =
                store.take(
                        new Batch(arrivals(source, new Reader(now), plain, events)),
                        config.freshness());
        return answer(events, verdicts);
    }

    private static Source authenticated(HttpHeaders headers, Channels now) {
        return Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .flatMap(secret -> owner(secret, now))
                .orElseThrow(
                        () ->
                                Problems.of(
                                        Response.Status.UNAUTHORIZED,
                                        "source-unknown",
                                        "the bearer secret is missing or of no registered source"));
    }

    private static Optional<Source> owner(String secret, Channels now) {
        return now.all().stream().filter(source -> source.authenticates(secret)).findFirst();
    }

    /** Without the one that carries the secret: the rest may lie in quarantine. */
    private static Map<String, String> plain(HttpHeaders headers) {
        Map<String, String> plain = new HashMap<>();
        headers.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                plain.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        plain.remove("authorization");
        plain.remove("cookie");
        return plain;
    }

    private static List<CloudEvent> events(Map<String, String> headers, byte[] body) {
        try {
            return HttpBinding.read(headers, body);
        } catch (MalformedEvent malformed) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    malformed.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    malformed.getMessage());
        }
    }

    private List<Arrival> arrivals(
            Source source, Reader reader, Map<String, String> headers, List<CloudEvent> events) {
        Instant at = clock.instant();
        Map<String, byte[]> kept = new HashMap<>();
        headers.forEach((name, value) -> kept.put(name, value.getBytes(StandardCharsets.UTF_8)));
        List<Arrival> arrivals = new ArrayList<>();
        for (CloudEvent event : events) {
            arrivals.add(
                    new Arrival(
                            source,
                            "http " + UUID.randomUUID(),
                            Optional.empty(),
                            kept,
                            Optional.of(event.data()),
                            at,
                            trace(headers, event),
                            reading(reader, source, event)));
        }
        return arrivals;
    }

    private static Arrival.Reading reading(Reader reader, Source source, CloudEvent event) {
        try {
            return reader.read(source, event);
        } catch (MalformedEvent malformed) {
            return new Arrival.Reading.Unreadable(
                    malformed.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    malformed.getMessage());
        }
    }

    private TraceContext trace(Map<String, String> headers, CloudEvent event) {
        Optional<TraceContext> known =
                TraceContext.of(event.extension("traceparent"), event.extension("tracestate"))
                        .or(
                                () ->
                                        TraceContext.of(
                                                Optional.ofNullable(headers.get("traceparent")),
                                                Optional.ofNullable(headers.get("tracestate"))));
        try (OpenSpan span =
                known.map(context -> traces.open("take event", context))
                        .orElseGet(() -> traces.open("take event"))) {
            return span.context();
        }
    }

    /** Accepted if anything was; a refusal of all is one problem that names the first. */
    private static Response answer(List<CloudEvent> events, List<Verdict> verdicts) {
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            taken.add(new Taken(events.get(i).id(), word(verdicts.get(i))));
        }
        boolean allRefused = verdicts.stream().allMatch(Verdict.Refused.class::isInstance);
        if (allRefused
                && !verdicts.isEmpty()
                && verdicts.getFirst() instanceof Verdict.Refused(String reason, String detail)) {
            throw Problems.of(Response.Status.BAD_REQUEST, reason, detail);
        }
        return Response.accepted(new Answer(taken)).build();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> "accepted";
            case Verdict.Repeated repeated -> "repeated";
            case Verdict.Refused(String reason, String detail) -> "quarantined: " + reason;
        };
    }
}
