/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.connector.ConnectorException;
import io.mayfly.connector.ConnectorFactory.Role;
import io.mayfly.connector.TargetSettings;

/**
 * The settings of one PostgreSQL target.
 *
 * @param tls a libpq {@code sslmode}: {@code verify-full} anywhere but on loopback
 * @param login the login of the role that it was opened for
 * @param passwordFile where that login's password lies
 * @param scramIterations of the verifiers made for grants; 1 unless a driver needs more
 * @param connections the most that are open at a time
 * @param resources what may be given, by name
 */
record PostgresSettings(
        String host,
        int port,
        String database,
        String tls,
        String login,
        Path passwordFile,
        int scramIterations,
        int connections,
        Map<ResourceName, Offer> resources) {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1", "localhost");
    private static final int DEFAULT_PORT = 5432;
    private static final int DEFAULT_CONNECTIONS = 4;
    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_ITERATIONS = 100_000;

    PostgresSettings {
        resources = Map.copyOf(resources);
        if (!"verify-full".equals(tls) && !LOOPBACK.contains(host)) {
            throw new IllegalArgumentException(
                    "tls is '%s' for host %s; anywhere but on loopback it must be verify-full"
                            .formatted(tls, host));
        }
        within("scramIterations", scramIterations, MOST_ITERATIONS);
        within("connections", connections, MOST_CONNECTIONS);
    }

    /**
     * What is offered of one resource.
     *
     * @param relation schema and table, as {@code public.orders}
     * @param templates template roles by exactly the actions that they allow
     */
    record Offer(String relation, Map<SortedSet<Action>, String> templates) {
        Offer {
            templates = Map.copyOf(templates);
            if (relation.indexOf('.') < 1) {
                throw new IllegalArgumentException(
                        "relation '%s' is not schema.table".formatted(relation));
            }
        }

        String schema() {
            return relation.substring(0, relation.indexOf('.'));
        }
    }

    static PostgresSettings of(TargetSettings target, Role role) {
        JsonNode settings = target.settings();
        JsonNode login =
                settings.path(
                        switch (role) {
                            case ISSUING -> "issuing";
                            case ENDING -> "ending";
                        });
        return new PostgresSettings(
                text(settings, "host"),
                settings.path("port").asInt(DEFAULT_PORT),
                text(settings, "database"),
                settings.path("tls").asText("verify-full"),
                text(login, "user"),
                target.secrets().resolve(text(login, "passwordFile")),
                settings.path("scramIterations").asInt(1),
                settings.path("connections").asInt(DEFAULT_CONNECTIONS),
                offers(settings.path("resources")));
    }

    /**
     * The template for an access.
     *
     * @throws ConnectorException {@code UNKNOWN_ACCESS} if no template allows exactly these actions
     */
    String template(Access access) {
        String template = offer(access).templates().get(access.actions());
        if (template == null) {
            throw new ConnectorException(
                    ConnectorException.Kind.UNKNOWN_ACCESS,
                    "no template of %s allows exactly %s"
                            .formatted(access.resource(), access.actions()));
        }
        return template;
    }

    /**
     * What is offered of the resource.
     *
     * @throws ConnectorException {@code UNKNOWN_ACCESS} if the target file does not name it
     */
    Offer offer(Access access) {
        Offer offer = resources.get(access.resource());
        if (offer == null) {
            throw new ConnectorException(
                    ConnectorException.Kind.UNKNOWN_ACCESS,
                    "target %s offers no resource '%s'"
                            .formatted(access.target(), access.resource()));
        }
        return offer;
    }

    private static Map<ResourceName, Offer> offers(JsonNode resources) {
        Map<ResourceName, Offer> offers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> resource : resources.properties()) {
            Map<SortedSet<Action>, String> templates = new HashMap<>();
            for (Map.Entry<String, JsonNode> template :
                    resource.getValue().path("templates").properties()) {
                templates.put(actions(template.getValue()), template.getKey());
            }
            offers.put(
                    new ResourceName(resource.getKey()),
                    new Offer(text(resource.getValue(), "relation"), templates));
        }
        return offers;
    }

    private static SortedSet<Action> actions(JsonNode words) {
        List<Action> actions = new ArrayList<>();
        words.forEach(word -> actions.add(new Action(word.asText())));
        return new TreeSet<>(actions);
    }

    private static String text(JsonNode settings, String name) {
        JsonNode value = settings.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'%s' is missing".formatted(name));
        }
        return value.textValue();
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d, allowed are 1 to %d".formatted(name, value, most));
        }
    }
}
