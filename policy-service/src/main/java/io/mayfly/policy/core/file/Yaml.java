/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.file;

import java.io.StringReader;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the plain part of YAML: one document of mappings, lists and scalars. Anchors, aliases and
 * tags are refused, so that a text says what it looks like and can neither grow nor turn in a
 * circle.
 */
public final class Yaml {

    private static final int MOST_CHARACTERS = 64 << 10;
    private static final int MOST_DEPTH = 8;

    private Yaml() {}

    /**
     * The clauses of a file.
     *
     * @throws RefusedFile naming the line if it is not plain YAML with a mapping at its top
     */
    public static Clauses read(FileText file) {
        try {
            requirePlain(file);
            Optional<Node> root =
                    Optional.ofNullable(parser().compose(new StringReader(file.text())));
            if (root.orElse(null) instanceof MappingNode mapping) {
                return Clauses.of(file, mapping);
            }
        } catch (MarkedYAMLException broken) {
            throw file.refused(
                    line(Optional.ofNullable(broken.getProblemMark())),
                    "",
                    "not YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            throw file.refused(0, "", "not YAML: " + broken.getMessage());
        }
        throw file.refused(1, "", "the file is not a mapping of names to values");
    }

    private static org.yaml.snakeyaml.Yaml parser() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(MOST_DEPTH);
        options.setMaxAliasesForCollections(0);
        return new org.yaml.snakeyaml.Yaml(options);
    }

    private static void requirePlain(FileText file) {
        if (file.text().length() > MOST_CHARACTERS) {
            throw file.refused(
                    0, "", "the file has more than %d characters".formatted(MOST_CHARACTERS));
        }
        int depth = 0;
        for (Event event : parser().parse(new StringReader(file.text()))) {
            requirePlain(file, event);
            depth += event instanceof CollectionStartEvent ? 1 : 0;
            depth -= event instanceof org.yaml.snakeyaml.events.CollectionEndEvent ? 1 : 0;
            if (depth > MOST_DEPTH) {
                throw file.refused(
                        line(event), "", "nested deeper than %d levels".formatted(MOST_DEPTH));
            }
        }
    }

    private static void requirePlain(FileText file, Event event) {
        if (event instanceof AliasEvent) {
            throw file.refused(line(event), "", "aliases are not taken");
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            throw file.refused(line(event), "", "anchors are not taken");
        }
        boolean tagged =
                (event instanceof ScalarEvent scalar && scalar.getTag() != null)
                        || (event instanceof CollectionStartEvent start && start.getTag() != null);
        if (tagged) {
            throw file.refused(line(event), "", "tags are not taken");
        }
    }

    private static int line(Event event) {
        return line(Optional.ofNullable(event.getStartMark()));
    }

    static int line(Node node) {
        return line(Optional.ofNullable(node.getStartMark()));
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(known -> known.getLine() + 1).orElse(0);
    }
}
