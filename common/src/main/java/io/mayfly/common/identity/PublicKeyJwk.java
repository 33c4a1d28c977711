/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mayfly.common.Names;

/**
 * A public key on P-256 as a JWK (RFC 7517, RFC 7518 section 6.2). Private members have no place in
 * it: they are dropped with every other unknown field.
 *
 * @param use {@code sig} for ES256 assertions, {@code enc} for ECDH-ES sealing; absent for both
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PublicKeyJwk(
        String kty, String crv, String x, String y, Optional<String> kid, Optional<String> use) {

    private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern USE = Pattern.compile("sig|enc");

    public PublicKeyJwk {
        if (!"EC".equals(kty) || !"P-256".equals(crv)) {
            throw new IllegalArgumentException(
                    "key of type '%s' on curve '%s': only EC on P-256 is taken"
                            .formatted(kty, crv));
        }
        Names.matching("key coordinate x", x, COORDINATE);
        Names.matching("key coordinate y", y, COORDINATE);
        kid = Objects.requireNonNullElse(kid, Optional.empty());
        use = Objects.requireNonNullElse(use, Optional.empty());
        kid.ifPresent(id -> Names.matching("key id", id, KID));
        use.ifPresent(what -> Names.matching("key use", what, USE));
    }

    /** Whether assertions may be verified with it. */
    public boolean signs() {
        return !use.equals(Optional.of("enc"));
    }

    /** Whether a credential may be sealed to it. */
    public boolean seals() {
        return !use.equals(Optional.of("sig"));
    }
}
