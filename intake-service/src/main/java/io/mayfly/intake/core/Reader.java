/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.KafkaBinding;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.intake.core.Arrival.Reading;

/** Reads what comes in by a channel. Whatever it is, the answer is a reading; nothing is thrown. */
public final class Reader {

    private static final Pattern NUMBERED = Pattern.compile("(.*)#([1-9][0-9]{0,8})");

    private final Channels channels;

    public Reader(Channels channels) {
        this.channels = channels;
    }

    /** Reads a record of an inbox. */
    public Reading read(
            Source source,
            Optional<String> key,
            Map<String, byte[]> headers,
            Optional<byte[]> value) {
        try {
            return read(source, KafkaBinding.read(headers, value));
        } catch (MalformedEvent unreadable) {
            return bareEnd(source, key, headers, unreadable)
                    .orElseGet(() -> unreadable(unreadable));
        }
    }

    /** Reads an event. */
    public Reading read(Source source, CloudEvent event) {
        try {
            return new Reading.Understood(event, channels.translator(source).translate(event));
        } catch (NotUnderstood puzzling) {
            return new Reading.Unreadable("not-understood", puzzling.getMessage());
        }
    }

    private static Reading unreadable(MalformedEvent problem) {
        return new Reading.Unreadable(
                problem.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                problem.getMessage());
    }

    /**
     * An unreadable value that can be told to be an end is taken as one: it can only shorten
     * access.
     */
    private Optional<Reading> bareEnd(
            Source source,
            Optional<String> key,
            Map<String, byte[]> headers,
            MalformedEvent unreadable) {
        return KafkaBinding.typeOf(headers)
                .filter(type -> channels.translator(source).isEnd(type))
                .flatMap(
                        type ->
                                key.filter(text -> !text.isBlank())
                                        .map(
                                                text ->
                                                        new Reading.BareEnd(
                                                                name(text),
                                                                type,
                                                                unreadable.getMessage())));
    }

    private static Saying.TaskName name(String key) {
        Matcher numbered = NUMBERED.matcher(key);
        return numbered.matches()
                ? new Saying.TaskName(
                        numbered.group(1), OptionalInt.of(Integer.parseInt(numbered.group(2))))
                : new Saying.TaskName(key, OptionalInt.empty());
    }
}
