/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.mayfly.quickstart.Home;
import io.mayfly.quickstart.PrivateFiles;
import io.mayfly.quickstart.QuickstartException;

/**
 * Key pairs on P-256 as JWKs (RFC 7517). A signing key lies in {@code keys/<name>.jwk.json}, a
 * principal's private set in {@code keys/<name>.jwks.json}, and what everybody else may know in
 * {@code keys/public/<name>.public.jwks.json}. The key ids are {@code <name>-sig} and {@code
 * <name>-enc}.
 */
public record Keys(Home home) {

    /** Signs decisions and identity records; policy alone has the private set. */
    public static final String POLICY = "policy";

    /** Signs the tokens that people and tools call the services with. */
    public static final String TOKENS = "tokens";

    /** A pair to sign with, generated when it is first asked for. */
    public ECKey signing(String name) {
        Path file = signingKey(name);
        if (!Files.exists(file)) {
            PrivateFiles.write(file, generate(name, KeyUse.SIGNATURE).toJSONString() + "\n");
        }
        try {
            ECKey key = ECKey.parse(text(file));
            publish(name, new JWKSet(key));
            return key;
        } catch (ParseException broken) {
            throw new QuickstartException(file + " is no JWK", broken);
        }
    }

    /** A principal's pairs: one to sign assertions with, one that credentials are sealed to. */
    public List<ECKey> principal(String name) {
        Path file = privateSet(name);
        if (!Files.exists(file)) {
            JWKSet fresh =
                    new JWKSet(
                            List.of(
                                    generate(name, KeyUse.SIGNATURE),
                                    generate(name, KeyUse.ENCRYPTION)));
            PrivateFiles.write(file, fresh.toString(false) + "\n");
        }
        try {
            JWKSet set = JWKSet.parse(text(file));
            publish(name, set);
            return set.getKeys().stream().map(JWK::toECKey).toList();
        } catch (ParseException broken) {
            throw new QuickstartException(file + " is no JWK set", broken);
        }
    }

    /** Where a private key to sign with lies. */
    public Path signingKey(String name) {
        return home.key(name + ".jwk.json");
    }

    /** Where a principal's private set lies. */
    public Path privateSet(String name) {
        return home.key(name + ".jwks.json");
    }

    /** Where the public set lies. */
    public Path publicSet(String name) {
        return publicFolder().resolve(name + ".public.jwks.json");
    }

    /** The folder of all public sets. */
    public Path publicFolder() {
        return home.key("public");
    }

    private void publish(String name, JWKSet keys) {
        PrivateFiles.write(publicSet(name), keys.toString(true) + "\n");
    }

    private static JWK generate(String name, KeyUse use) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(use)
                    .keyID(name + "-" + use.identifier())
                    .generate();
        } catch (JOSEException failed) {
            throw new QuickstartException("cannot generate a key for " + name, failed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
