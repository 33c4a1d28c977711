/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.codec.MalformedEvent.Reason;

/** A set of attributes by name on its way to becoming a CloudEvent. */
final class Attributes {

    private final SortedMap<String, String> left = new TreeMap<>();

    Attributes(Map<String, String> byName) {
        left.putAll(byName);
    }

    CloudEvent withData(Optional<String> contentType, byte[] data) {
        String specVersion = required("specversion");
        String id = required("id");
        String source = required("source");
        String type = required("type");
        Optional<String> subject = optional("subject");
        Optional<String> time = optional("time");
        Optional<String> schema = optional("dataschema").or(() -> optional("schemaurl"));
        Optional<String> dataContentType = optional("datacontenttype").or(() -> contentType);
        return new CloudEvent(
                specVersion, id, source, type, subject, time, dataContentType, schema, left, data);
    }

    private String required(String name) {
        return optional(name)
                .orElseThrow(
                        () ->
                                new MalformedEvent(
                                        Reason.MISSING_ATTRIBUTE,
                                        "attribute '%s' is missing".formatted(name)));
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(left.remove(name)).filter(value -> !value.isEmpty());
    }
}
