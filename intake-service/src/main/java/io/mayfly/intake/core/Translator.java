/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.AccessRequest;
import io.mayfly.common.task.Outcome;

/** Makes sense of an outside event by a mapping. */
final class Translator {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    private final Mapping mapping;

    Translator(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * What the event says.
     *
     * @throws NotUnderstood if no rule matches, or the rule's expressions do not fit the event
     * @throws MalformedEvent if its data is not JSON or beyond the limits
     */
    Saying translate(CloudEvent event) {
        Rule rule =
                mapping.rule(event.type())
                        .orElseThrow(
                                () ->
                                        new NotUnderstood(
                                                "type '%s' is unknown to mapping %s"
                                                        .formatted(event.type(), mapping.name())));
        return rule.kind() == Kind.IGNORE ? new Saying.Nothing() : said(rule, variables(event));
    }

    /** Whether events of that type are ends, whatever their data. */
    boolean isEnd(String ceType) {
        return mapping.rule(ceType).filter(rule -> rule.kind().isEnd()).isPresent();
    }

    private Map<String, Object> variables(CloudEvent event) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("event", attributes(event));
        variables.put("data", data(event));
        variables.put("binding", Map.of());
        variables.put("binding", mapping.binding(variables));
        return variables;
    }

    private static Map<String, String> attributes(CloudEvent event) {
        Map<String, String> attributes = new TreeMap<>(event.extensions());
        attributes.put("id", event.id());
        attributes.put("source", event.source());
        attributes.put("type", event.type());
        event.subject().ifPresent(subject -> attributes.put("subject", subject));
        event.time().ifPresent(time -> attributes.put("time", time));
        return attributes;
    }

    private static Object data(CloudEvent event) {
        byte[] data = event.data();
        return data.length == 0
                ? Map.of()
                : PLAIN.convertValue(longs(Json.read(data)), Object.class);
    }

    /** CEL knows one sort of integer, of 64 bits. */
    private static Object longs(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), longs(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(longs(item)));
            return items;
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return PLAIN.convertValue(node, Object.class);
    }

    private static Saying said(Rule rule, Map<String, Object> variables) {
        return switch (rule.kind()) {
            case START, RESUME -> start(rule, variables, false);
            case TICKET_OPENED -> start(rule, variables, true);
            case HEARTBEAT -> new Saying.Heartbeat(task(rule, variables));
            case END -> end(rule, variables, false);
            case TICKET_CLOSED -> end(rule, variables, true);
            case RETRY -> new Saying.Retry(task(rule, variables));
            case SUSPEND -> new Saying.Suspend(task(rule, variables));
            case TICKET_UPDATED ->
                    new Saying.Update(task(rule, variables), context(rule, variables));
            case END_OF_SCOPE ->
                    new Saying.EndOfScope(text(rule, "scope", variables), outcome(rule, variables));
            case OWNER_DISABLED ->
                    new Saying.OwnerGone(fit(() -> new OwnerId(text(rule, "owner", variables))));
            case PRINCIPAL_DISABLED ->
                    new Saying.PrincipalGone(
                            fit(() -> new PrincipalId(text(rule, "principal", variables))));
            case IGNORE -> new Saying.Nothing();
        };
    }

    private static Saying start(Rule rule, Map<String, Object> variables, boolean ticket) {
        Map<String, Object> request = new HashMap<>();
        request.put("principal", text(rule, "principal", variables));
        request.put(
                "accesses",
                withOrdinals(
                        rule.value("access", variables)
                                .orElseThrow(() -> new NotUnderstood("no access is named"))));
        rule.value("duration", variables).ifPresent(value -> request.put("duration", value));
        rule.value("heartbeatWindow", variables)
                .ifPresent(value -> request.put("heartbeatWindow", value));
        rule.value("workloadKey", variables).ifPresent(value -> request.put("workloadKey", value));
        request.put("context", context(rule, variables));
        return new Saying.Start(
                task(rule, variables),
                fit(() -> Json.convert(Json.tree(request), AccessRequest.class)),
                rule.value("scope", variables).map(Object::toString),
                ticket);
    }

    /** An access that names no ordinal has 0. */
    private static Object withOrdinals(Object accesses) {
        if (!(accesses instanceof Iterable<?> list)) {
            throw new NotUnderstood("access is not a list");
        }
        List<Object> complete = new ArrayList<>();
        for (Object access : list) {
            if (!(access instanceof Map<?, ?> fields)) {
                throw new NotUnderstood("an access is not an object");
            }
            Map<Object, Object> copy = new HashMap<>(fields);
            copy.putIfAbsent("ordinal", 0);
            complete.add(copy);
        }
        return complete;
    }

    private static Saying end(Rule rule, Map<String, Object> variables, boolean ticket) {
        return new Saying.End(
                task(rule, variables),
                outcome(rule, variables),
                rule.value("detail", variables).map(Object::toString),
                ticket);
    }

    /** An end is an end whatever outcome it names: one that we do not know counts as failed. */
    private static Outcome outcome(Rule rule, Map<String, Object> variables) {
        String word = rule.value("outcome", variables).map(Object::toString).orElse("completed");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "completed" -> Outcome.COMPLETED;
            case "cancelled" -> Outcome.CANCELLED;
            default -> Outcome.FAILED;
        };
    }

    private static Saying.TaskName task(Rule rule, Map<String, Object> variables) {
        OptionalInt attempt =
                rule.value("attempt", variables)
                        .map(Translator::attempt)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty());
        return new Saying.TaskName(text(rule, "id", variables), attempt);
    }

    private static int attempt(Object value) {
        if (value instanceof Long number && number >= 1 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw new NotUnderstood("attempt '%s' is no number of 1 or more".formatted(value));
    }

    private static SortedMap<String, String> context(Rule rule, Map<String, Object> variables) {
        SortedMap<String, String> context = new TreeMap<>();
        if (rule.value("context", variables).orElse(Map.of()) instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> context.put(name.toString(), value.toString()));
        }
        return context;
    }

    private static String text(Rule rule, String name, Map<String, Object> variables) {
        Optional<Object> value = rule.value(name, variables);
        return value.filter(String.class::isInstance)
                .map(Object::toString)
                .orElseThrow(() -> new NotUnderstood("no %s is named".formatted(name)));
    }

    private static <T> T fit(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | MalformedEvent unfit) {
            throw new NotUnderstood(unfit.getMessage(), unfit);
        }
    }
}
