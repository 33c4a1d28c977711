/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.mayfly.common.codec.MalformedEvent.Reason;

/**
 * A CloudEvent (1.0.2) as it came over the wire: attributes as text, data as bytes.
 *
 * @param specVersion 1.0, or 0.3 from senders of that age
 * @param time RFC 3339, kept as it was written, for a signature covers the text
 * @param extensions further attributes: lower-case letters and digits
 * @param data the payload; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record CloudEvent(
        String specVersion,
        String id,
        String source,
        String type,
        Optional<String> subject,
        Optional<String> time,
        Optional<String> dataContentType,
        Optional<String> dataSchema,
        SortedMap<String, String> extensions,
        byte[] data) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");
    private static final int LONGEST_ATTRIBUTE = 2048;

    public CloudEvent {
        if (!"1.0".equals(specVersion) && !"0.3".equals(specVersion)) {
            throw new MalformedEvent(
                    Reason.UNKNOWN_SPEC_VERSION,
                    "specversion '%s' is neither 1.0 nor 0.3".formatted(specVersion));
        }
        required("id", id);
        required("source", source);
        required("type", type);
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(dataContentType, "dataContentType");
        Objects.requireNonNull(dataSchema, "dataSchema");
        extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
        extensions.forEach(CloudEvent::extension);
        data = data.clone();
    }

    private static void required(String name, String value) {
        if (value == null || value.isEmpty()) {
            throw new MalformedEvent(
                    Reason.MISSING_ATTRIBUTE, "attribute '%s' is missing".formatted(name));
        }
        bounded(name, value);
    }

    private static void extension(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE,
                    "extension name of %d characters is not lower-case letters and digits"
                            .formatted(name.length()));
        }
        bounded(name, value);
    }

    private static void bounded(String name, String value) {
        if (value.length() > LONGEST_ATTRIBUTE) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE,
                    "attribute '%s' has %d characters, at most %d are read"
                            .formatted(name, value.length(), LONGEST_ATTRIBUTE));
        }
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    /** The extension of that name. */
    public Optional<String> extension(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    /**
     * The time attribute as an instant.
     *
     * @throws MalformedEvent if it is not RFC 3339
     */
    public Optional<Instant> instant() {
        try {
            return time.map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            throw new MalformedEvent(
                    Reason.BAD_ATTRIBUTE, "attribute 'time' is not RFC 3339", unreadable);
        }
    }

    /** The same with one more extension. */
    public CloudEvent with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(extensions);
        more.put(name, value);
        return new CloudEvent(
                specVersion,
                id,
                source,
                type,
                subject,
                time,
                dataContentType,
                dataSchema,
                more,
                data);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CloudEvent that
                && specVersion.equals(that.specVersion)
                && id.equals(that.id)
                && source.equals(that.source)
                && type.equals(that.type)
                && subject.equals(that.subject)
                && time.equals(that.time)
                && dataContentType.equals(that.dataContentType)
                && dataSchema.equals(that.dataSchema)
                && extensions.equals(that.extensions)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, source, type, Arrays.hashCode(data));
    }

    @Override
    public String toString() {
        return "CloudEvent[id=%s, source=%s, type=%s, %d bytes]"
                .formatted(id, source, type, data.length);
    }
}
