/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mayfly.common.codec.MalformedEvent.Reason;

/**
 * The HTTP protocol binding of CloudEvents 1.0.2, for receiving: binary, structured and batch mode.
 */
public final class HttpBinding {

    private static final String ATTRIBUTE = "ce-";
    private static final String CONTENT_TYPE = "content-type";

    private HttpBinding() {}

    /**
     * Reads one request.
     *
     * @param headers by name in any case, the first of repeated ones
     * @throws MalformedEvent if it is no CloudEvent
     */
    public static List<CloudEvent> read(Map<String, String> headers, byte[] body) {
        if (body.length > Json.MOST_BYTES) {
            throw new MalformedEvent(
                    Reason.TOO_LARGE,
                    "body of %d bytes, at most %d are read"
                            .formatted(body.length, Json.MOST_BYTES));
        }
        Map<String, String> attributes = new TreeMap<>();
        Optional<String> contentType = Optional.empty();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals(CONTENT_TYPE)) {
                contentType = Optional.of(header.getValue());
            } else if (name.startsWith(ATTRIBUTE)) {
                attributes.put(
                        name.substring(ATTRIBUTE.length()), decoded(name, header.getValue()));
            }
        }
        if (contentType.filter(StructuredFormat::isBatch).isPresent()) {
            return StructuredFormat.readBatch(body);
        }
        if (contentType.filter(StructuredFormat::isStructured).isPresent()) {
            return List.of(StructuredFormat.readOne(contentType.orElseThrow(), body));
        }
        return List.of(new Attributes(attributes).withData(contentType, body));
    }

    /** Header values are percent-encoded (section 3.1.3.2); a plus sign is itself. */
    private static String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE, "header '%s' is badly encoded".formatted(name), broken);
        }
    }
}
