/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.codec.Json;
import io.mayfly.common.grant.Entitlement;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.grant.Inspection;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.connector.Capabilities;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorException;
import io.mayfly.connector.ConnectorException.Kind;
import io.mayfly.connector.Credential;
import io.mayfly.connector.GrantSpec;
import io.mayfly.connector.Preparation;
import io.mayfly.connector.ProbeResult;
import io.mayfly.connector.ProvisionRequest;
import io.mayfly.connector.Secret;
import io.mayfly.connector.Standing;

/**
 * A PostgreSQL target. Every call is one of Mayfly's functions on the target; no statement is put
 * together here.
 */
final class PostgresConnector implements Connector {

    private static final String VERIFIER = "verifier";
    private static final String TEMPLATE = "template";
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int TRIES_TO_REMOVE = 5;

    private static final Capabilities CAPABILITIES =
            new Capabilities(
                    Capabilities.Fence.TARGET,
                    // VALID UNTIL is looked at when logging in, never again
                    Capabilities.SelfExpiry.TARGET_CLOCK,
                    true,
                    Duration.ZERO,
                    false);

    private final PostgresSettings settings;
    private final TargetDatabase target;
    private final SecureRandom random;

    PostgresConnector(PostgresSettings settings, SecureRandom random) {
        this.settings = settings;
        this.target = new TargetDatabase(settings, settings.database());
        this.random = random;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Preparation prepare(GrantSpec spec) {
        String template = settings.template(spec.access());
        String role = roleOf(spec.grant());
        char[] password = password();
        SortedMap<String, String> forTarget =
                new TreeMap<>(
                        Map.of(
                                TEMPLATE,
                                template,
                                VERIFIER,
                                ScramVerifier.of(
                                        password, bytes(SALT_BYTES), settings.scramIterations())));
        SortedMap<String, String> coordinates =
                new TreeMap<>(
                        Map.of(
                                "host", settings.host(),
                                "port", Integer.toString(settings.port()),
                                "database", settings.database(),
                                "user", role,
                                "notAfter", spec.notAfter().toString()));
        Credential credential = new Credential(coordinates, "password", new Secret(password));
        Arrays.fill(password, '\0');
        return new Preparation(new Entitlement("role", role), forTarget, Optional.of(credential));
    }

    @Override
    public Optional<Credential> provision(ProvisionRequest request) {
        target.ask(
                "select mayfly.provision_role(?, ?::name, ?, ?)",
                request.spec().grant().value(),
                stored(request, TEMPLATE),
                stored(request, VERIFIER),
                timestamp(request.spec().notAfter()));
        return Optional.empty();
    }

    @Override
    public ScopeProof readScope(GrantSpec spec) {
        List<Effective> effective =
                target.ask("select mayfly.read_scope(?)", spec.grant().value()).stream()
                        .map(PostgresConnector::json)
                        .map(Effective::of)
                        .toList();
        if (effective.isEmpty()) {
            throw new ConnectorException(
                    Kind.DIFFERS, "grant %s does not stand on the target".formatted(spec.grant()));
        }
        return new ScopeProof(
                effective.stream().map(Effective::privilege).toList(),
                new ScopeComparison(settings, spec.access()).wider(effective),
                Instant.parse(
                        target.ask(
                                        "select to_char(clock_timestamp() at time zone 'UTC',"
                                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                                .getFirst()));
    }

    @Override
    public void extend(GrantId grant, Instant notAfter) {
        target.ask("select mayfly.extend(?, ?)", grant.value(), timestamp(notAfter));
    }

    @Override
    public void contain(GrantId grant) {
        target.ask("select mayfly.contain(?)", grant.value());
    }

    @Override
    public int remove(GrantId grant) {
        int killed = 0;
        JsonNode answer = json("{}");
        for (int i = 0; i < TRIES_TO_REMOVE; i++) {
            answer = json(target.ask("select mayfly.remove(?)", grant.value()).getFirst());
            killed += answer.path("killed").asInt();
            if (answer.path("gone").asBoolean()) {
                return killed;
            }
            answer.path("elsewhere").forEach(database -> disown(grant, database.asText()));
        }
        throw new ConnectorException(
                Kind.UNREACHABLE, "grant %s is not removed yet: %s".formatted(grant, answer));
    }

    /**
     * In another database that the grant's role left something in; Mayfly's functions must be there
     * too.
     */
    private void disown(GrantId grant, String database) {
        try (TargetDatabase elsewhere = new TargetDatabase(settings, database)) {
            elsewhere.ask("select mayfly.disown(?)", grant.value());
        }
    }

    @Override
    public Inspection inspect(GrantId grant) {
        JsonNode answer = json(target.ask("select mayfly.inspect(?)", grant.value()).getFirst());
        SortedMap<String, String> facts = new TreeMap<>();
        answer.properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        return new Inspection(
                answer.path("gone").asBoolean(),
                answer.path("existed").asBoolean(),
                answer.path("sessions").asInt(),
                facts,
                OffsetDateTime.parse(answer.path("at").asText()).toInstant());
    }

    @Override
    public void release(GrantId grant) {
        throw new ConnectorException(
                Kind.REFUSED, "a role belongs to one grant; there is nothing to release");
    }

    @Override
    public ProbeResult probe(Credential drill) {
        return Probe.of(settings, drill);
    }

    @Override
    public List<Standing> discover() {
        return target.ask("select mayfly.discover()").stream()
                .map(PostgresConnector::json)
                .map(PostgresConnector::standing)
                .toList();
    }

    @Override
    public void close() {
        target.close();
    }

    /** The name that a grant's role has on every target. */
    static String roleOf(GrantId grant) {
        return "mf_" + grant.toString().replace("-", "");
    }

    private static Standing standing(JsonNode row) {
        SortedMap<String, String> facts = new TreeMap<>();
        row.properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        JsonNode grant = row.path("grant");
        return new Standing(
                row.path("what").asText(),
                row.path("name").asText(),
                grant.isTextual()
                        ? Optional.of(GrantId.parse(grant.textValue()))
                        : Optional.empty(),
                facts);
    }

    private static String stored(ProvisionRequest request, String name) {
        return Optional.ofNullable(request.forTarget().get(name))
                .orElseThrow(
                        () ->
                                new ConnectorException(
                                        Kind.REFUSED,
                                        "the preparation has no '%s'".formatted(name)));
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private char[] password() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes(SECRET_BYTES))
                .toCharArray();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
