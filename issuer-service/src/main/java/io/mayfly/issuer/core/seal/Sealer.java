/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.seal;

import java.security.interfaces.ECPublicKey;
import java.util.Optional;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.mayfly.common.identity.PublicKeyJwk;

/**
 * Closes credentials for delivery. With a key of the workload: a JWE (RFC 7516) by ECDH-ES and
 * A256GCM, never compressed, so that its length says nothing of its content. Without: an {@link
 * Envelope}.
 */
public final class Sealer {

    /** The {@code typ} of the JWE. */
    public static final String TYPE = "mayfly-credential";

    private final Envelope envelope;

    public Sealer(Envelope envelope) {
        this.envelope = envelope;
    }

    /**
     * Closes it.
     *
     * @throws UnfitKey if the key is no point on its curve
     */
    public Sealed seal(Parcel parcel, Optional<PublicKeyJwk> to) {
        return to.map(key -> sealed(parcel, key))
                .orElseGet(() -> new Sealed(envelope.close(parcel), Optional.empty()));
    }

    private static Sealed sealed(Parcel parcel, PublicKeyJwk to) {
        try {
            ECKey key =
                    new ECKey.Builder(Curve.P_256, new Base64URL(to.x()), new Base64URL(to.y()))
                            .build();
            String thumbprint = key.computeThumbprint().toString();
            return new Sealed(
                    compact(parcel, key.toECPublicKey(), to.kid().orElse(thumbprint)),
                    Optional.of(thumbprint));
        } catch (JOSEException | IllegalStateException | IllegalArgumentException unfit) {
            throw new UnfitKey("nothing can be sealed to this key", unfit);
        }
    }

    /** The grant stands in the authenticated header: one credential cannot pass for another's. */
    private static String compact(Parcel parcel, ECPublicKey key, String kid) throws JOSEException {
        JWEObject jwe =
                new JWEObject(
                        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                                .type(new JOSEObjectType(TYPE))
                                .contentType("json")
                                .keyID(kid)
                                .customParam("grant", parcel.grant().toString())
                                .build(),
                        new Payload(parcel.content()));
        jwe.encrypt(new ECDHEncrypter(key));
        return jwe.serialize();
    }
}
