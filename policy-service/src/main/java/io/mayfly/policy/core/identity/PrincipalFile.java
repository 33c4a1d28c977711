/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.mayfly.common.codec.Json;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.common.task.SourceName;
import io.mayfly.policy.core.file.Clauses;
import io.mayfly.policy.core.file.FileText;
import io.mayfly.policy.core.file.RefusedFile;
import io.mayfly.policy.core.file.Yaml;

/** A principal as its file declares it. */
public record PrincipalFile(
        PrincipalId id, PrincipalDetails details, boolean enabled, FileMark mark) {

    private static final int MOST_KEYS = 8;

    public PrincipalFile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(mark, "mark");
    }

    /**
     * Reads one file.
     *
     * @throws RefusedFile naming line and clause
     */
    public static PrincipalFile read(FileText file, KeysFiles keysFiles) {
        Clauses clauses = Yaml.read(file);
        PrincipalFile principal =
                new PrincipalFile(
                        clauses.value("id", PrincipalId::new),
                        new PrincipalDetails(
                                clauses.value("kind", PrincipalKinds::read),
                                clauses.value("owner", OwnerId::new),
                                sources(clauses),
                                keys(clauses, keysFiles)),
                        clauses.flag("enabled", true),
                        new FileMark(file.name(), file.version()));
        clauses.requireNothingElse();
        return principal;
    }

    private static Set<SourceName> sources(Clauses clauses) {
        List<SourceName> sources = clauses.values("sources", SourceName::new);
        if (sources.isEmpty()) {
            throw clauses.refused("sources", "is missing");
        }
        return Set.copyOf(sources);
    }

    private static List<PublicKeyJwk> keys(Clauses clauses, KeysFiles keysFiles) {
        List<PublicKeyJwk> keys = new ArrayList<>();
        clauses.mappings("keys").forEach(key -> keys.add(key(key)));
        clauses.optionalValue("keysFile", name -> keys(keysFiles.read(name)))
                .ifPresent(keys::addAll);
        if (keys.size() > MOST_KEYS) {
            throw clauses.refused("keys", "has more than %d keys".formatted(MOST_KEYS));
        }
        return keys;
    }

    private static PublicKeyJwk key(Clauses key) {
        PublicKeyJwk jwk;
        try {
            jwk =
                    new PublicKeyJwk(
                            key.text("kty"),
                            key.text("crv"),
                            key.text("x"),
                            key.text("y"),
                            key.optionalText("kid"),
                            key.optionalText("use"));
        } catch (IllegalArgumentException unfit) {
            throw key.refused("kty", unfit.getMessage());
        }
        key.optionalText("alg");
        key.requireNothingElse();
        return jwk;
    }

    /** The keys of a JWK set. A private key has no place there, and is never repeated. */
    private static List<PublicKeyJwk> keys(byte[] jwks) {
        try {
            JwkSet set = Json.read(jwks, JwkSet.class);
            return set.publicKeys();
        } catch (MalformedEvent unreadable) {
            throw new IllegalArgumentException("names a file that is no JWK set", unreadable);
        }
    }
}
