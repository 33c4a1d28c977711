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
import java.util.Arrays;
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
 * Key pairs on P-256 as JWK sets (RFC 7517): the private set of somebody lies in {@code
 * keys/<name>.jwks.json}, the public one for everybody else in {@code keys/public/}. The key ids
 * are {@code <name>-sig} and {@code <name>-enc}.
 */
public record Keys(Home home) {

    /** Signs decisions and identity records; policy alone has the private set. */
    public static final String POLICY = "policy";

    /** Signs the tokens that people and tools call the services with. */
    public static final String TOKENS = "tokens";

    /** A pair to sign with, generated when it is first asked for. */
    public ECKey signing(String name) {
        return pairs(name, KeyUse.SIGNATURE).getFirst();
    }

    /** A principal's pairs: one to sign assertions with, one that credentials are sealed to. */
    public List<ECKey> principal(String name) {
        return pairs(name, KeyUse.SIGNATURE, KeyUse.ENCRYPTION);
    }

    /** Where the private set lies. */
    public Path privateSet(String name) {
        return home.key(name + ".jwks.json");
    }

    /** Where the public set lies. */
    public Path publicSet(String name) {
        return publicFolder().resolve(name + ".jwks.json");
    }

    /** The folder of all public sets. */
    public Path publicFolder() {
        return home.key("public");
    }

    private List<ECKey> pairs(String name, KeyUse... uses) {
        if (!Files.exists(privateSet(name))) {
            JWKSet fresh = new JWKSet(Arrays.stream(uses).map(use -> generate(name, use)).toList());
            PrivateFiles.write(privateSet(name), fresh.toString(false) + "\n");
        }
        JWKSet pairs = read(privateSet(name));
        PrivateFiles.write(publicSet(name), pairs.toString(true) + "\n");
        return pairs.getKeys().stream().map(JWK::toECKey).toList();
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

    private static JWKSet read(Path file) {
        try {
            return JWKSet.parse(Files.readString(file));
        } catch (ParseException broken) {
            throw new QuickstartException(file + " is no JWK set", broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
