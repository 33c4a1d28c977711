/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.mayfly.policy.core.file.FileText;
import io.mayfly.policy.core.file.Problem;

/** A folder of YAML files. What is hidden or named otherwise is none of ours. */
final class Folder {

    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 256L << 10;

    private final Path path;

    Folder(Path path) {
        this.path = path;
    }

    /** Its files by name, and those that cannot be read. */
    record Content(List<FileText> texts, List<Problem> problems) {}

    /** Its name, for messages: files are named below the configuration folder. */
    String name() {
        return path.getFileName().toString();
    }

    /**
     * Reads all files.
     *
     * @throws UncheckedIOException if the folder cannot be listed
     */
    Content read() {
        List<FileText> texts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files()) {
            String name = name() + "/" + file.getFileName();
            try {
                if (Files.size(file) > MOST_BYTES) {
                    problems.add(Problem.of(name, "has more than %d bytes".formatted(MOST_BYTES)));
                } else {
                    texts.add(new FileText(name, Files.readString(file)));
                }
            } catch (CharacterCodingException broken) {
                problems.add(Problem.of(name, "is not UTF-8"));
            } catch (IOException unreadable) {
                problems.add(Problem.of(name, "cannot be read"));
            }
        }
        return new Content(List.copyOf(texts), List.copyOf(problems));
    }

    private List<Path> files() {
        try (Stream<Path> listed = Files.list(path)) {
            List<Path> files = listed.filter(Folder::ours).sorted().limit(MOST_FILES + 1L).toList();
            if (files.size() > MOST_FILES) {
                throw new IOException("more than %d files".formatted(MOST_FILES));
            }
            return files;
        } catch (IOException unlisted) {
            throw new UncheckedIOException(unlisted);
        }
    }

    private static boolean ours(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".")
                && (name.endsWith(".yaml") || name.endsWith(".yml"))
                && !Files.isDirectory(file);
    }
}
