/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What folders look like from outside: names, sizes and times of their files. A folder whose newest
 * file is young may change again without looking different.
 */
record Signature(SortedMap<String, Face> files) {

    private static final Duration YOUNG = Duration.ofSeconds(3);

    record Face(long size, Instant modified) {}

    static Signature of(List<Path> folders) {
        SortedMap<String, Face> files = new TreeMap<>();
        folders.forEach(folder -> look(folder, files));
        return new Signature(files);
    }

    private static void look(Path folder, SortedMap<String, Face> files) {
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.toList()) {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(
                        file.toString(), new Face(now.size(), now.lastModifiedTime().toInstant()));
            }
        } catch (NoSuchFileException gone) {
            files.put(folder.toString(), new Face(-1, Instant.EPOCH));
        } catch (IOException unlisted) {
            throw new UncheckedIOException(unlisted);
        }
    }

    boolean settledAt(Instant time) {
        return files.values().stream()
                .map(Face::modified)
                .max(Comparator.naturalOrder())
                .filter(newest -> newest.plus(YOUNG).isAfter(time))
                .isEmpty();
    }
}
