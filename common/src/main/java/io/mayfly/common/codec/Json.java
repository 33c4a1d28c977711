/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mayfly.common.codec.MalformedEvent.Reason;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * JSON as Mayfly reads and writes it: within limits, without duplicate keys, times as RFC 3339
 * text, and in the canonical form of RFC 8785 wherever it is signed, hashed or stored in the
 * ledger.
 */
public final class Json {

    /** The most bytes that are read as one document. */
    public static final int MOST_BYTES = 1 << 20;

    /** The deepest nesting that is read. */
    public static final int MOST_DEPTH = 32;

    private static final int LONGEST_STRING = 64 << 10;
    private static final int LONGEST_NUMBER = 64;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MOST_BYTES)
                                                    .maxNestingDepth(MOST_DEPTH)
                                                    .maxStringLength(LONGEST_STRING)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private Json() {}

    /**
     * Reads any document.
     *
     * @throws MalformedEvent if it is not JSON, or beyond the limits
     */
    public static JsonNode read(byte[] utf8) {
        if (utf8.length > MOST_BYTES) {
            throw new MalformedEvent(
                    Reason.TOO_LARGE,
                    "document of %d bytes, at most %d are read".formatted(utf8.length, MOST_BYTES));
        }
        try {
            JsonNode node = MAPPER.readTree(utf8);
            if (node.isMissingNode()) {
                throw new MalformedEvent(Reason.NOT_JSON, "document is empty");
            }
            return node;
        } catch (StreamConstraintsException beyond) {
            throw new MalformedEvent(Reason.TOO_DEEP, firstLine(beyond), beyond);
        } catch (JsonProcessingException broken) {
            throw new MalformedEvent(Reason.NOT_JSON, firstLine(broken), broken);
        } catch (IOException unreadable) {
            throw new MalformedEvent(Reason.NOT_JSON, "document is not UTF-8", unreadable);
        }
    }

    /**
     * Reads a document into {@code type}, whose own checks apply. Unknown fields are ignored.
     *
     * @throws MalformedEvent if it is not JSON, beyond the limits, or not a {@code type}
     */
    public static <T> T read(byte[] utf8, Class<T> type) {
        return convert(read(utf8), type);
    }

    /**
     * Turns a tree into {@code type}, whose own checks apply.
     *
     * @throws MalformedEvent naming the field if it is not a {@code type}
     */
    public static <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException unfit) {
            throw new MalformedEvent(
                    Reason.BAD_DATA,
                    "not a %s: %s".formatted(type.getSimpleName(), firstLine(unfit)),
                    unfit);
        }
    }

    /** The value as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The value in the canonical form of RFC 8785. */
    public static byte[] canonical(Object value) {
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsBytes(value)).getEncodedUTF8();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("not writable as JSON: " + value.getClass(), unwritable);
        }
    }

    private static String firstLine(JsonProcessingException problem) {
        String text = problem.getOriginalMessage();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
