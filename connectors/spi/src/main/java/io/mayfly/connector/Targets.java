/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mayfly.common.access.TargetName;

/**
 * The targets of a folder of YAML files, one file a target, opened for one role. A bad file is
 * refused with its name and reason; the good ones stay.
 */
public final class Targets implements AutoCloseable {

    private static final ObjectMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Map<TargetName, Connector> open = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private Targets() {}

    /**
     * Opens what is in the folder.
     *
     * @param secrets what relative names of password files are resolved against
     */
    public static Targets open(Path folder, Path secrets, ConnectorFactory.Role role) {
        Targets targets = new Targets();
        for (Path file : files(folder)) {
            try {
                targets.add(read(file, secrets), role);
            } catch (JsonProcessingException unreadable) {
                targets.problems.add(
                        "%s line %d: %s"
                                .formatted(
                                        file,
                                        unreadable.getLocation() == null
                                                ? 0
                                                : unreadable.getLocation().getLineNr(),
                                        unreadable.getOriginalMessage()));
            } catch (IOException | IllegalArgumentException refused) {
                targets.problems.add("%s: %s".formatted(file, refused.getMessage()));
            }
        }
        return targets;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("targets folder %s".formatted(folder), unreadable);
        }
    }

    private static TargetSettings read(Path file, Path secrets) throws IOException {
        JsonNode settings = YAML.readTree(file.toFile());
        return new TargetSettings(
                new TargetName(text(settings, "name")), text(settings, "kind"), settings, secrets);
    }

    private static String text(JsonNode settings, String name) {
        JsonNode value = settings.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'%s' is missing".formatted(name));
        }
        return value.textValue();
    }

    private void add(TargetSettings settings, ConnectorFactory.Role role) {
        if (open.containsKey(settings.name())) {
            throw new IllegalArgumentException(
                    "target '%s' exists already".formatted(settings.name()));
        }
        open.put(settings.name(), factory(settings.kind()).open(settings, role));
    }

    private static ConnectorFactory factory(String kind) {
        return ServiceLoader.load(ConnectorFactory.class, Targets.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.kind().equals(kind))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no connector of kind '%s'".formatted(kind)));
    }

    /** The connector of that target, if its file was good. */
    public Optional<Connector> named(TargetName target) {
        return Optional.ofNullable(open.get(target));
    }

    public Set<TargetName> names() {
        return Set.copyOf(open.keySet());
    }

    /** What was refused, with file and reason. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        open.values().forEach(Connector::close);
    }
}
