/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "orders, orders2, false",
        "orders, order, false",
        "*, anything, true",
        "agent-*, agent-7, true",
        "agent-*, agent-, true",
        "agent-*, agent, false",
        "*-read, orders-read, true",
        "*-read, orders-read-write, false",
        "a*b*c, axxbyyc, true",
        "a*b*c, axxbyy, false",
        "a**c, ac, true",
        "a.c, abc, false"
    })
    void matchesWithStarsOnly(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void doesNotExplode() {
        NamePattern pattern = new NamePattern("*a".repeat(100) + "b");

        assertThat(pattern.matches("a".repeat(500))).isFalse();
    }
}
