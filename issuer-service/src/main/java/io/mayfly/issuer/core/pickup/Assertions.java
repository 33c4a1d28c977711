/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.pickup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.event.IdentityRecord.PrincipalRecord;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.issuer.core.GrantStore;

/**
 * Authenticates principals by assertions (RFC 7523): a JWT by the principal's registered key, for
 * this issuer, good for one use within a minute and with no leeway. The key decides the algorithm,
 * and comes from policy's record of the principal alone: a header that brings or points to a key is
 * refused.
 */
public final class Assertions {

    private static final int LONGEST = 4096;
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);
    private static final Pattern COMPACT =
            Pattern.compile("([A-Za-z0-9_-]{2,})\\.([A-Za-z0-9_-]{2,})\\.([A-Za-z0-9_-]{86})");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");
    private static final Set<String> TYPES = Set.of("JWT", "client-authentication+jwt");
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private final GrantStore store;
    private final String issuer;

    /**
     * Assertions for one audience.
     *
     * @param issuer our own URL, byte for byte what {@code aud} must be
     */
    public Assertions(GrantStore store, String issuer) {
        this.store = store;
        this.issuer = issuer;
    }

    /**
     * Who it is. The assertion is used up by it.
     *
     * @throws BadAssertion if there is any doubt
     */
    public PrincipalId authenticate(String assertion) {
        Parts parts = parts(assertion);
        JsonNode header = object(parts.header(), "header");
        JsonNode claims = object(parts.claims(), "claims");
        checkHeader(header);
        PrincipalRecord principal = principal(claims);
        checkSignature(parts, keys(principal, header));
        checkAudience(claims);
        admit(use(principal.principal(), claims));
        return principal.principal();
    }

    private record Parts(String header, String claims, String signature) {

        byte[] signingInput() {
            return (header + "." + claims).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static Parts parts(String assertion) {
        Matcher compact = COMPACT.matcher(assertion);
        if (assertion.length() > LONGEST || !compact.matches()) {
            throw new BadAssertion("the assertion is no compact JWS by ES256");
        }
        return new Parts(compact.group(1), compact.group(2), compact.group(3));
    }

    private static JsonNode object(String base64url, String part) {
        try {
            JsonNode node = Json.read(Base64.getUrlDecoder().decode(base64url));
            if (!node.isObject()) {
                throw new BadAssertion("the assertion's %s is no object".formatted(part));
            }
            return node;
        } catch (MalformedEvent | IllegalArgumentException broken) {
            throw new BadAssertion("the assertion's %s cannot be read".formatted(part), broken);
        }
    }

    private static void checkHeader(JsonNode header) {
        Set<String> names = new HashSet<>();
        header.fieldNames().forEachRemaining(names::add);
        if (!HEADERS.containsAll(names)) {
            throw new BadAssertion("the assertion's header holds more than alg, typ and kid");
        }
        if (!"ES256".equals(header.path("alg").textValue())) {
            throw new BadAssertion("the assertion's algorithm is not ES256");
        }
        if (header.has("typ") && !TYPES.contains(header.path("typ").asText())) {
            throw new BadAssertion("the assertion is of another type");
        }
    }

    private PrincipalRecord principal(JsonNode claims) {
        String subject = text(claims, "sub");
        if (!subject.equals(text(claims, "iss"))) {
            throw new BadAssertion("the assertion's iss and sub differ");
        }
        return known(subject)
                .filter(PrincipalRecord::enabled)
                .orElseThrow(() -> new BadAssertion("the principal is unknown or disabled"));
    }

    private Optional<PrincipalRecord> known(String subject) {
        try {
            return store.principal(new PrincipalId(subject));
        } catch (IllegalArgumentException noPrincipal) {
            return Optional.empty();
        }
    }

    private static List<PublicKeyJwk> keys(PrincipalRecord principal, JsonNode header) {
        Optional<String> kid =
                header.has("kid") ? Optional.of(text(header, "kid")) : Optional.empty();
        List<PublicKeyJwk> keys =
                principal.keys().stream()
                        .filter(PublicKeyJwk::signs)
                        .filter(key -> kid.isEmpty() || key.kid().equals(kid))
                        .toList();
        if (keys.isEmpty()) {
            throw new BadAssertion("the principal has registered no such key");
        }
        return keys;
    }

    private static void checkSignature(Parts parts, List<PublicKeyJwk> keys) {
        byte[] signature = Base64.getUrlDecoder().decode(parts.signature());
        if (keys.stream().noneMatch(key -> signedBy(key, parts, signature))) {
            throw new BadAssertion("the assertion's signature does not fit");
        }
    }

    private static boolean signedBy(PublicKeyJwk jwk, Parts parts, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey(jwk));
            verifier.update(parts.signingInput());
            return verifier.verify(signature);
        } catch (GeneralSecurityException | JOSEException | IllegalStateException unusable) {
            return false;
        }
    }

    private static PublicKey publicKey(PublicKeyJwk jwk) throws JOSEException {
        return new ECKey.Builder(Curve.P_256, new Base64URL(jwk.x()), new Base64URL(jwk.y()))
                .build()
                .toECPublicKey();
    }

    /** One audience and no other, or it could be used by whoever else it was shown to. */
    private void checkAudience(JsonNode claims) {
        JsonNode audience = claims.path("aud");
        JsonNode only = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
        if (!only.isTextual() || !only.textValue().equals(issuer)) {
            throw new BadAssertion("the assertion is not for this issuer");
        }
    }

    private static OneUse use(PrincipalId principal, JsonNode claims) {
        Instant issuedAt = time(claims, "iat");
        Instant expiresAt = time(claims, "exp");
        if (expiresAt.isAfter(issuedAt.plus(LONGEST_LIFE)) || !expiresAt.isAfter(issuedAt)) {
            throw new BadAssertion("the assertion lives longer than a minute, or not at all");
        }
        if (claims.has("nbf") && time(claims, "nbf").isAfter(issuedAt)) {
            throw new BadAssertion("the assertion is not valid when it is issued");
        }
        String id = text(claims, "jti");
        if (!ID.matcher(id).matches()) {
            throw new BadAssertion("the assertion's jti is not 1 to 128 visible characters");
        }
        return new OneUse(principal, id, issuedAt, expiresAt);
    }

    private void admit(OneUse use) {
        switch (store.admit(use)) {
            case ADMITTED -> {}
            case REPLAYED -> throw new BadAssertion("the assertion was used before");
            case OUT_OF_TIME -> throw new BadAssertion("the assertion is not in its time");
        }
    }

    private static String text(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        if (!value.isTextual()) {
            throw new BadAssertion("the assertion's %s is missing or no text".formatted(name));
        }
        return value.textValue();
    }

    private static Instant time(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new BadAssertion("the assertion's %s is missing or no number".formatted(name));
        }
        try {
            return Instant.ofEpochSecond(value.longValue());
        } catch (java.time.DateTimeException beyond) {
            throw new BadAssertion("the assertion's %s is no time".formatted(name), beyond);
        }
    }
}
