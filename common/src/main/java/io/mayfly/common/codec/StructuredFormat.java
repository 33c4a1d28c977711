/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mayfly.common.codec.MalformedEvent.Reason;

/** The JSON event format of CloudEvents 1.0.2: one event as one object, several as an array. */
final class StructuredFormat {

    static final String EVENT = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private static final String PREFIX = "application/cloudevents";
    private static final int MOST_IN_BATCH = 500;

    private StructuredFormat() {}

    /** The content type without its parameters, lower case: the comparison is case-insensitive. */
    static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        String bare = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return bare.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isStructured(String contentType) {
        return mediaType(contentType).startsWith(PREFIX);
    }

    static boolean isBatch(String contentType) {
        return mediaType(contentType).equals(BATCH);
    }

    static CloudEvent readOne(String contentType, byte[] body) {
        if (!mediaType(contentType).equals(EVENT)) {
            throw new MalformedEvent(
                    Reason.UNKNOWN_CONTENT_TYPE,
                    "content type '%s' is not %s".formatted(mediaType(contentType), EVENT));
        }
        return event(Json.read(body));
    }

    static List<CloudEvent> readBatch(byte[] body) {
        JsonNode array = Json.read(body);
        if (!array.isArray() || array.size() > MOST_IN_BATCH) {
            throw new MalformedEvent(
                    Reason.BAD_DATA,
                    "a batch is an array of at most %d events".formatted(MOST_IN_BATCH));
        }
        List<CloudEvent> events = new ArrayList<>();
        array.forEach(element -> events.add(event(element)));
        return events;
    }

    private static CloudEvent event(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new MalformedEvent(Reason.BAD_DATA, "a structured event is a JSON object");
        }
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getKey().equals("data") && !member.getKey().equals("data_base64")) {
                text(member.getKey(), member.getValue())
                        .ifPresent(value -> attributes.put(member.getKey(), value));
            }
        }
        return new Attributes(attributes)
                .withData(Optional.of("application/json"), data(object, attributes));
    }

    private static Optional<String> text(String name, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isContainerNode()) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE, "attribute '%s' is not a simple value".formatted(name));
        }
        return Optional.of(value.asText());
    }

    private static byte[] data(ObjectNode object, Map<String, String> attributes) {
        JsonNode base64 = object.path("data_base64");
        if (base64.isTextual()) {
            try {
                return Base64.getDecoder().decode(base64.textValue());
            } catch (IllegalArgumentException broken) {
                throw new MalformedEvent(Reason.BAD_DATA, "data_base64 is not base64", broken);
            }
        }
        JsonNode data = object.path("data");
        if (data.isMissingNode() || data.isNull()) {
            return new byte[0];
        }
        if (data.isTextual() && !isJson(attributes.get("datacontenttype"))) {
            return data.textValue().getBytes(StandardCharsets.UTF_8);
        }
        return Json.canonical(data);
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return true;
        }
        String bare = mediaType(contentType);
        return bare.endsWith("/json") || bare.endsWith("+json");
    }
}
