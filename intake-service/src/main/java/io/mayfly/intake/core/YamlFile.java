/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** One YAML file with its text, so that a refusal can name the line. */
final class YamlFile {

    private static final ObjectMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Path path;
    private final String text;
    private final JsonNode content;

    private YamlFile(Path path, String text, JsonNode content) {
        this.path = path;
        this.text = text;
        this.content = content;
    }

    static YamlFile read(Path path) {
        try {
            String text = Files.readString(path);
            return new YamlFile(path, text, YAML.readTree(text));
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new RefusedFile(path, line, broken.getOriginalMessage(), broken);
        } catch (IOException unreadable) {
            throw new RefusedFile(path, 1, "cannot be read", unreadable);
        }
    }

    JsonNode content() {
        return content;
    }

    /** A refusal that names the first line which holds {@code fragment}. */
    RefusedFile refuse(String fragment, String why) {
        return new RefusedFile(path, lineOf(fragment), why);
    }

    private int lineOf(String fragment) {
        int at = text.indexOf(fragment);
        return at < 0
                ? 1
                : (int) text.substring(0, at).lines().count()
                        + (at > 0 && text.charAt(at - 1) == '\n' ? 1 : 0);
    }

    String text(JsonNode node, String name) {
        return optionalText(node, name)
                .orElseThrow(() -> refuse(name, "'%s' is missing".formatted(name)));
    }

    Optional<String> optionalText(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isContainerNode()) {
            throw refuse(name, "'%s' is not a text".formatted(name));
        }
        return Optional.of(value.asText());
    }

    List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** Refuses a field that nobody reads: it is a mistake that would otherwise be silent. */
    void known(JsonNode node, Set<String> names) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!names.contains(field.getKey())) {
                throw refuse(field.getKey(), "'%s' is unknown".formatted(field.getKey()));
            }
        }
    }
}
