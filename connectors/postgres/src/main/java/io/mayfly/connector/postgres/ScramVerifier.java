/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector.postgres;

import java.util.Base64;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;

/**
 * What PostgreSQL stores of a password (RFC 5803, RFC 7677), computed here, so that the server and
 * its log never see the password.
 *
 * <p>One iteration is enough for what it is used for, and only for that: iterations protect a
 * password that can be guessed, and ours are 256 random bits. PostgreSQL checks each new verifier
 * against the empty password, at 2 ms of its CPU with the customary 4096.
 */
final class ScramVerifier {

    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;

    private ScramVerifier() {}

    static String of(char[] password, byte[] salt, int iterations) {
        byte[] salted =
                ScramFunctions.saltedPassword(
                        MECHANISM,
                        StringPreparation.POSTGRESQL_PREPARATION,
                        password,
                        salt,
                        iterations);
        byte[] stored =
                ScramFunctions.storedKey(MECHANISM, ScramFunctions.clientKey(MECHANISM, salted));
        byte[] server = ScramFunctions.serverKey(MECHANISM, salted);
        Base64.Encoder base64 = Base64.getEncoder();
        return "SCRAM-SHA-256$%d:%s$%s:%s"
                .formatted(
                        iterations,
                        base64.encodeToString(salt),
                        base64.encodeToString(stored),
                        base64.encodeToString(server));
    }
}
