/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The clauses of a mapping, each taken once by name. What nobody takes is refused by name, so that
 * a misspelt clause is never silently without effect.
 */
public final class Clauses {

    private static final int MOST_ENTRIES = 256;

    private final FileText file;
    private final int line;
    private final String path;
    private final Map<String, Node> left = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private Clauses(FileText file, MappingNode node, String path) {
        this.file = file;
        this.line = Yaml.line(node);
        this.path = path;
        node.getValue().forEach(this::add);
    }

    static Clauses of(FileText file, MappingNode root) {
        return new Clauses(file, root, "");
    }

    private void add(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            throw file.refused(Yaml.line(entry.getKeyNode()), path, "a name is not plain text");
        }
        if (left.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
            throw file.refused(Yaml.line(key), clause(key.getValue()), "stands twice");
        }
        lines.put(key.getValue(), Yaml.line(key));
    }

    /** The text of a clause that must be there. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> refused(name, "is missing"));
    }

    /** A clause that must be there, as {@code type} reads it. */
    public <T> T value(String name, Function<String, T> type) {
        return optionalValue(name, type).orElseThrow(() -> refused(name, "is missing"));
    }

    /** The text of a clause; empty where it is absent. A name without a value is refused. */
    public Optional<String> optionalText(String name) {
        return take(name).map(node -> scalar(name, node));
    }

    /** A clause as {@code type} reads it. */
    public <T> Optional<T> optionalValue(String name, Function<String, T> type) {
        return optionalText(name).map(text -> read(name, text, type));
    }

    /** A list, or a single value as a list of one, each as {@code type} reads it. */
    public <T> List<T> values(String name, Function<String, T> type) {
        Optional<Node> node = take(name);
        if (node.isEmpty()) {
            return List.of();
        }
        List<Node> elements = elements(name, node.orElseThrow());
        return elements.stream().map(element -> read(name, scalar(name, element), type)).toList();
    }

    /** Whether a clause says true. */
    public boolean flag(String name, boolean otherwise) {
        return optionalValue(name, Clauses::flag).orElse(otherwise);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    /** A length of time such as {@code 60s}, {@code 15m}, {@code 8h} or {@code PT1M}. */
    public Optional<Duration> duration(String name) {
        return optionalValue(name, Durations::read);
    }

    /** A mapping within this one. */
    public Optional<Clauses> mapping(String name) {
        return take(name).map(node -> mapping(name, node));
    }

    /** A list of mappings. */
    public List<Clauses> mappings(String name) {
        return take(name)
                .map(
                        node ->
                                elements(name, node).stream()
                                        .map(element -> mapping(name, element))
                                        .toList())
                .orElse(List.of());
    }

    /** Ends the reading: a clause that nobody took is none that we know. */
    public void requireNothingElse() {
        for (String name : left.keySet()) {
            throw refused(name, "is no clause that is known here");
        }
    }

    /** A refusal that names a clause and its line. */
    public RefusedFile refused(String name, String message) {
        return file.refused(lines.getOrDefault(name, line), clause(name), message);
    }

    private Optional<Node> take(String name) {
        return Optional.ofNullable(left.remove(name));
    }

    private static boolean stated(Node node) {
        return !Tag.NULL.equals(node.getTag());
    }

    private List<Node> elements(String name, Node node) {
        if (!(node instanceof SequenceNode list)) {
            return List.of(node);
        }
        if (list.getValue().size() > MOST_ENTRIES) {
            throw refused(name, "has more than %d entries".formatted(MOST_ENTRIES));
        }
        return new ArrayList<>(list.getValue());
    }

    private String scalar(String name, Node node) {
        if (!(node instanceof ScalarNode scalar) || !stated(node)) {
            throw file.refused(Yaml.line(node), clause(name), "is not plain text");
        }
        return scalar.getValue();
    }

    private Clauses mapping(String name, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw file.refused(Yaml.line(node), clause(name), "is not a mapping");
        }
        return new Clauses(file, mapping, clause(name));
    }

    private <T> T read(String name, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException unfit) {
            throw refused(name, unfit.getMessage());
        }
    }

    private String clause(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
