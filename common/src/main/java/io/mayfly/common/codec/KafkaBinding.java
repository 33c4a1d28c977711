/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mayfly.common.codec.MalformedEvent.Reason;

/**
 * The Kafka protocol binding of CloudEvents 1.0.2, from bytes: binary and structured mode. A
 * content type that begins with {@code application/cloudevents}, in any case, means structured; in
 * a structured record the body counts, whatever {@code ce_} headers stand beside it. A null value
 * is an event without data.
 */
public final class KafkaBinding {

    private static final String ATTRIBUTE = "ce_";
    private static final String CONTENT_TYPE = "content-type";

    private KafkaBinding() {}

    /**
     * Reads one record.
     *
     * @param headers by name, the last of repeated ones; values as they came
     * @param value empty for a record without one
     * @throws MalformedEvent if it is no CloudEvent
     */
    public static CloudEvent read(Map<String, byte[]> headers, Optional<byte[]> value) {
        Map<String, String> attributes = new TreeMap<>();
        Optional<String> contentType = Optional.empty();
        for (Map.Entry<String, byte[]> header : headers.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals(CONTENT_TYPE)) {
                contentType = Optional.of(text(name, header.getValue()));
            } else if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), text(name, header.getValue()));
            }
        }
        if (contentType.filter(StructuredFormat::isStructured).isPresent()) {
            return StructuredFormat.readOne(contentType.orElseThrow(), value.orElse(new byte[0]));
        }
        return new Attributes(attributes).withData(contentType, bounded(value.orElse(new byte[0])));
    }

    /** What a record's headers say its type is, even where the record as a whole cannot be read. */
    public static Optional<String> typeOf(Map<String, byte[]> headers) {
        return Optional.ofNullable(headers.get("ce_type"))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The headers of a record in binary mode; its value is the event's data. */
    public static Map<String, byte[]> headers(CloudEvent event) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        put(headers, "specversion", event.specVersion());
        put(headers, "id", event.id());
        put(headers, "source", event.source());
        put(headers, "type", event.type());
        event.subject().ifPresent(subject -> put(headers, "subject", subject));
        event.time().ifPresent(time -> put(headers, "time", time));
        event.dataSchema().ifPresent(schema -> put(headers, "dataschema", schema));
        event.extensions().forEach((name, value) -> put(headers, name, value));
        event.dataContentType()
                .ifPresent(
                        type -> headers.put(CONTENT_TYPE, type.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static void put(Map<String, byte[]> headers, String name, String value) {
        headers.put(ATTRIBUTE + name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bounded(byte[] value) {
        if (value.length > Json.MOST_BYTES) {
            throw new MalformedEvent(
                    Reason.TOO_LARGE,
                    "value of %d bytes, at most %d are read"
                            .formatted(value.length, Json.MOST_BYTES));
        }
        return value;
    }

    private static String text(String name, byte[] value) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException broken) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE, "header '%s' is not UTF-8".formatted(name), broken);
        }
    }
}
