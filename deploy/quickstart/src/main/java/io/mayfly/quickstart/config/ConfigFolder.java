/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mayfly.common.task.SourceName;
import io.mayfly.quickstart.Part;
import io.mayfly.quickstart.Ports;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.QuickstartException;

/** The folder of YAML files that an operator edits: sources, mappings, policies and so on. */
public record ConfigFolder(Path path) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern SECRET_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,80}");

    public ConfigFolder {
        path = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            throw new QuickstartException(path + " is no folder; see MAYFLY_CONFIG");
        }
    }

    /** One of its folders, as {@code policies}. */
    public Path folder(String name) {
        return path.resolve(name);
    }

    /**
     * The sources that have a file here.
     *
     * @throws QuickstartException naming the file that has no proper {@code name}
     */
    public Set<SourceName> sources() {
        return files("sources").stream().map(ConfigFolder::source).collect(Collectors.toSet());
    }

    /** The names of the secrets that sources authenticate with over HTTP. */
    public Set<String> sourceSecrets() {
        Set<String> names = new TreeSet<>();
        for (Path file : files("sources")) {
            tree(file).path("bearer").forEach(name -> names.add(secretName(file, name)));
        }
        return names;
    }

    /**
     * Copies the target files to another folder with the ports of this system filled in, for a
     * target of the quickstart listens where it was told to: {@code ${MAYFLY_PORT_SHOP}}.
     */
    public void renderTargets(Ports ports, Path to) {
        for (Path file : files("targets")) {
            String text = text(file);
            for (Part part : Part.values()) {
                text = text.replace("${" + part.variable() + "}", Integer.toString(ports.of(part)));
            }
            PrivateFiles.write(to.resolve(file.getFileName()), text);
        }
    }

    private List<Path> files(String folder) {
        if (!Files.isDirectory(folder(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SourceName source(Path file) {
        try {
            return new SourceName(tree(file).path("name").asText());
        } catch (IllegalArgumentException refused) {
            throw new QuickstartException(
                    "%s names no source: %s".formatted(file, refused.getMessage()), refused);
        }
    }

    private static String secretName(Path file, JsonNode name) {
        if (!SECRET_NAME.matcher(name.asText()).matches()) {
            throw new QuickstartException(
                    "%s: '%s' cannot name a secret".formatted(file, name.asText()));
        }
        return name.asText();
    }

    private static JsonNode tree(Path file) {
        try {
            return YAML.readTree(text(file));
        } catch (JsonProcessingException broken) {
            throw new QuickstartException(
                    "%s is no YAML: %s".formatted(file, broken.getOriginalMessage()), broken);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
