/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.store;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

import io.mayfly.common.codec.Json;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.DecisionEvent.GrantDenied;
import io.mayfly.issuer.core.fold.Batch;
import io.mayfly.issuer.core.fold.Cause;
import io.mayfly.issuer.core.fold.Item;
import io.mayfly.issuer.core.fold.Prepared;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Items as rows of JSON, by the names of the columns that they go to. */
final class Columns {

    private Columns() {}

    static <T> JsonArray all(Collection<T> items, Function<T, JsonObject> row) {
        JsonArray rows = new JsonArray();
        items.forEach(item -> rows.add(row.apply(item)));
        return rows;
    }

    /** An event's data in the words of the contract. */
    static JsonObject json(Object value) {
        return new JsonObject(new String(Json.canonical(value), StandardCharsets.UTF_8));
    }

    static JsonObject decision(Item item) {
        return switch (item) {
            case Item.Intent intent -> intent(intent);
            case Item.Denial denial -> denial(denial);
            case Item.End none -> throw noDecision(item);
            case Item.Known none -> throw noDecision(item);
            case Item.Start none -> throw noDecision(item);
            case Item.Health none -> throw noDecision(item);
            case Item.SetAside none -> throw noDecision(item);
        };
    }

    private static IllegalArgumentException noDecision(Item item) {
        return new IllegalArgumentException("%s is no decision".formatted(item));
    }

    private static JsonObject intent(Item.Intent intent) {
        GrantApproved decision = intent.decision();
        JsonObject row =
                cause(intent.cause())
                        .put("grant_id", decision.grant().toString())
                        .put("task", decision.task().toString())
                        .put("source", decision.task().source().value())
                        .put("principal", decision.principal().id().value())
                        .put("principal_version", decision.principal().version())
                        .put("owner", decision.owner().id().value())
                        .put("owner_version", decision.owner().version())
                        .put("target", decision.access().target().value())
                        .put("resource", decision.access().resource().value())
                        .put("not_after", decision.notAfter().toString())
                        .put("usable_until", decision.usableUntil().toString())
                        .put("tasks_partition", decision.tasksRead().partition())
                        .put("tasks_offset", decision.tasksRead().nextOffset())
                        .put("decision", json(decision));
        return prepared(row, intent.prepared());
    }

    private static JsonObject prepared(JsonObject row, Prepared prepared) {
        return switch (prepared) {
            case Prepared.Ready(var entitlement, var forTarget, var sealed) ->
                    row.put("state", "issuing")
                            .put("entitlement_kind", entitlement.kind())
                            .put("entitlement_name", entitlement.name())
                            .put("for_target", json(forTarget))
                            .put("sealed", sealed.text())
                            .put("sealed_to", sealed.sealedTo().orElse(null));
            case Prepared.Impossible(var reason, var detail) ->
                    row.put("state", "stopped").put("reason", reason.word()).put("detail", detail);
        };
    }

    private static JsonObject denial(Item.Denial denial) {
        GrantDenied decision = denial.decision();
        return cause(denial.cause())
                .put("grant_id", decision.grant().toString())
                .put("state", "denied")
                .put("task", decision.task().toString())
                .put("source", decision.task().source().value())
                .put("principal", decision.principal().value())
                .put("target", decision.access().target().value())
                .put("resource", decision.access().resource().value())
                .put("decision", json(decision))
                .put("reason", decision.code())
                .put("detail", decision.ruling().reason());
    }

    private static JsonObject cause(Cause cause) {
        return new JsonObject()
                .put("decision_event", cause.event().toString())
                .put("traceparent", cause.trace().map(t -> t.traceparent()).orElse(null))
                .put("tracestate", cause.trace().flatMap(t -> t.tracestate()).orElse(null))
                .put("appended_at", cause.appendedAt().toString());
    }

    static JsonObject end(Item.End end) {
        return new JsonObject()
                .put("subject", end.about().text())
                .put("version", end.version())
                .put("reason", end.reason().word())
                .put("at", end.at().toString());
    }

    static JsonObject principal(Item.Known known) {
        return new JsonObject()
                .put("principal", known.principal().principal().value())
                .put("version", known.principal().version())
                .put("record", json(known.principal()));
    }

    static JsonObject start(Item.Start start) {
        return new JsonObject()
                .put("event_source", start.origin().source())
                .put("event_id", start.origin().id())
                .put("task", start.task().toString());
    }

    static JsonObject health(Item.Health health) {
        return new JsonObject()
                .put("subject", health.record().subject())
                .put("at", health.record().at().toString())
                .put("record", json(health.record()));
    }

    static JsonObject aside(Item.SetAside aside) {
        return new JsonObject()
                .put("topic", aside.place().topic())
                .put("partition", aside.place().partition())
                .put("record_offset", aside.place().offset())
                .put("kind", word(aside.kind()))
                .put("type", aside.type().map(Columns::plain).orElse(null))
                .put("reason", plain(aside.reason()));
    }

    private static String word(Item.SetAside.Kind kind) {
        return switch (kind) {
            case REFUSED -> "refused";
            case QUARANTINED -> "quarantined";
        };
    }

    /** Outside text as the store takes it: short, and without NUL and broken code points. */
    private static String plain(String text) {
        String shortened = text.length() <= 500 ? text : text.substring(0, 500);
        return shortened.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }

    static JsonArray reached(Map<Batch.Partition, Long> offsets) {
        return all(
                offsets.entrySet(),
                entry ->
                        new JsonObject()
                                .put("topic", entry.getKey().topic())
                                .put("partition", entry.getKey().number())
                                .put("next_offset", entry.getValue()));
    }
}
