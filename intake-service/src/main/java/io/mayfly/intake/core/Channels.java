/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.mayfly.common.task.SourceName;

/**
 * The registered sources and the dialects they speak, as their files say. A bad file is refused by
 * name and line; the good ones stay.
 */
public final class Channels {

    private final Map<SourceName, Source> sources = new TreeMap<>();
    private final Map<String, Translator> translators = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private Channels() {}

    /**
     * Reads both folders.
     *
     * @param secrets what the names of secret files in source files are resolved against
     */
    public static Channels read(Path sources, Path mappings, Path secrets) {
        Channels channels = new Channels();
        for (Path file : yaml(mappings)) {
            channels.attempt(() -> channels.add(Mapping.read(file)));
        }
        for (Path file : yaml(sources)) {
            channels.attempt(() -> channels.add(Source.read(file, secrets)));
        }
        return channels;
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (RefusedFile refused) {
            problems.add(refused.getMessage());
        }
    }

    private void add(Mapping mapping) {
        if (translators.putIfAbsent(mapping.name(), new Translator(mapping)) != null) {
            problems.add("mapping '%s' exists twice".formatted(mapping.name()));
        }
    }

    private void add(Source source) {
        if (!translators.containsKey(source.mapping())) {
            problems.add(
                    "source '%s' speaks mapping '%s', which does not exist"
                            .formatted(source.name(), source.mapping()));
        } else if (sources.putIfAbsent(source.name(), source) != null) {
            problems.add("source '%s' exists twice".formatted(source.name()));
        }
    }

    private static List<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("folder %s".formatted(folder), unreadable);
        }
    }

    /** The source of that name. */
    public Optional<Source> named(SourceName name) {
        return Optional.ofNullable(sources.get(name));
    }

    public Collection<Source> all() {
        return List.copyOf(sources.values());
    }

    /** What was refused, and why. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    Translator translator(Source source) {
        return translators.get(source.mapping());
    }
}
