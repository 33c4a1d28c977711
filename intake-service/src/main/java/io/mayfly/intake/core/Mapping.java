/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A dialect: which outside events mean what. Data, not code. */
record Mapping(String name, List<Rule> rules, List<Binding> bindings) {

    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final Set<String> EXPRESSIONS =
            Set.of(
                    "id",
                    "attempt",
                    "principal",
                    "access",
                    "duration",
                    "heartbeatWindow",
                    "workloadKey",
                    "context",
                    "outcome",
                    "detail",
                    "scope",
                    "owner");

    public Mapping {
        rules = List.copyOf(rules);
        bindings = List.copyOf(bindings);
    }

    /**
     * Reads a mapping file.
     *
     * @throws RefusedFile if it is not taken
     */
    static Mapping read(Path path) {
        YamlFile file = YamlFile.read(path);
        JsonNode content = file.content();
        file.known(content, Set.of("name", "rules", "bindings"));
        List<Rule> rules = new ArrayList<>();
        content.path("rules").forEach(rule -> rules.add(rule(file, rule)));
        if (rules.isEmpty()) {
            throw file.refuse("rules", "there are no rules");
        }
        List<Binding> bindings = new ArrayList<>();
        content.path("bindings").forEach(binding -> bindings.add(binding(file, binding)));
        return new Mapping(file.text(content, "name"), rules, bindings);
    }

    private static Rule rule(YamlFile file, JsonNode node) {
        String word = file.text(node, "is");
        Kind kind =
                Kind.named(word)
                        .orElseThrow(() -> file.refuse(word, "'%s' is no kind".formatted(word)));
        Map<String, Expression> expressions = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (EXPRESSIONS.contains(field.getKey())) {
                expressions.put(field.getKey(), expression(file, field.getValue().asText()));
            } else if (!field.getKey().equals("type") && !field.getKey().equals("is")) {
                throw file.refuse(field.getKey(), "'%s' is unknown".formatted(field.getKey()));
            }
        }
        return new Rule(Rule.glob(file.text(node, "type")), kind, expressions);
    }

    private static Binding binding(YamlFile file, JsonNode node) {
        Map<String, Object> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getKey().equals("when")) {
                values.put(field.getKey(), PLAIN.convertValue(field.getValue(), Object.class));
            }
        }
        return new Binding(expression(file, file.text(node, "when")), values);
    }

    private static Expression expression(YamlFile file, String text) {
        try {
            return Expression.compile(text);
        } catch (IllegalArgumentException unfit) {
            throw file.refuse(text, unfit.getMessage());
        }
    }

    /** The rule for events of that type; the first that matches. */
    Optional<Rule> rule(String ceType) {
        return rules.stream().filter(rule -> rule.matches(ceType)).findFirst();
    }

    /** What the first binding that holds says; nothing if none does. */
    Map<String, Object> binding(Map<String, Object> variables) {
        return bindings.stream()
                .filter(binding -> binding.holds(variables))
                .findFirst()
                .map(Binding::values)
                .orElse(Map.of());
    }
}
