/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.paging.core;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorsTest {

    private final Cursors cursors = new Cursors("key".getBytes(StandardCharsets.UTF_8));

    @Test
    void findsThePositionInItsToken() {
        assertThat(cursors.position("q", cursors.token("q", 4711))).contains(4711L);
    }

    @Test
    void refusesTheTokenOfAnotherQuestion() {
        assertThat(cursors.position("q", cursors.token("other", 4711))).isEmpty();
    }

    @Test
    void refusesATokenUnderAnotherKey() {
        Cursors others = new Cursors("other".getBytes(StandardCharsets.UTF_8));

        assertThat(cursors.position("q", others.token("q", 4711))).isEmpty();
    }

    @Test
    void refusesEveryFlippedBit() {
        byte[] token = Base64.getUrlDecoder().decode(cursors.token("q", 4711));
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] forged = token.clone();
            forged[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
            assertThat(cursors.position("q", text)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "!", "AAAA", "%%%"})
    void refusesWhatIsNoToken(String text) {
        assertThat(cursors.position("q", text)).isEmpty();
    }
}
