/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.codec.Json;
import io.mayfly.common.signing.EventSigner;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The file that holds policy's private key on P-256. Whoever can read it can permit anything, so a
 * file that others may read is refused.
 */
final class SigningKeyFile {

    private static final String PEM_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String PEM_END = "-----END PRIVATE KEY-----";
    private static final int KEY_BITS = 256;
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final Path path;

    SigningKeyFile(Path path) {
        this.path = path;
    }

    /**
     * The signer with the file's key.
     *
     * @throws UnusableSigningKey naming the file and what is wrong, never its content
     */
    EventSigner signer(Optional<String> keyId) {
        requirePrivate();
        byte[] content = content();
        try {
            if (new String(content, US_ASCII).contains(PEM_BEGIN)) {
                return new EventSigner(
                        keyId.orElseThrow(() -> unusable("a PEM file needs a key id beside it")),
                        onP256(pem(new String(content, US_ASCII))));
            }
            JsonNode jwk = Json.read(content);
            String id =
                    keyId.or(() -> Optional.ofNullable(jwk.path("kid").textValue()))
                            .orElseThrow(() -> unusable("no key id is given"));
            return new EventSigner(id, onP256(jwk(jwk)));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw unusable("holds no private key: " + broken.getClass().getSimpleName());
        } catch (io.mayfly.common.codec.MalformedEvent broken) {
            throw unusable("is neither PEM nor a JWK");
        }
    }

    private void requirePrivate() {
        try {
            Optional<PosixFileAttributeView> view =
                    Optional.ofNullable(
                            Files.getFileAttributeView(path, PosixFileAttributeView.class));
            if (view.isPresent()
                    && view.orElseThrow().readAttributes().permissions().stream()
                            .anyMatch(OTHERS::contains)) {
                throw unusable("can be read by others than its owner");
            }
        } catch (IOException unreadable) {
            throw unusable("cannot be read");
        }
    }

    private byte[] content() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw unusable("cannot be read");
        }
    }

    private static ECPrivateKey pem(String text) throws GeneralSecurityException {
        String body =
                text.substring(text.indexOf(PEM_BEGIN) + PEM_BEGIN.length(), text.indexOf(PEM_END));
        byte[] der = Base64.getMimeDecoder().decode(body);
        return (ECPrivateKey)
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private ECPrivateKey jwk(JsonNode jwk) throws GeneralSecurityException {
        if (!"P-256".equals(jwk.path("crv").textValue()) || !jwk.path("d").isTextual()) {
            throw unusable("is no private JWK on P-256");
        }
        BigInteger secret =
                new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path("d").textValue()));
        return (ECPrivateKey)
                KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, p256()));
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private ECPrivateKey onP256(ECPrivateKey key) throws GeneralSecurityException {
        ECParameterSpec curve = p256();
        if (key.getParams().getOrder().bitLength() != KEY_BITS
                || !key.getParams().getCurve().equals(curve.getCurve())) {
            throw unusable("holds a key on another curve than P-256");
        }
        return key;
    }

    private UnusableSigningKey unusable(String why) {
        return new UnusableSigningKey("mayfly.policy.signing-key: file %s %s".formatted(path, why));
    }
}
