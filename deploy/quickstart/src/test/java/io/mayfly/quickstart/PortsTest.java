/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {

    @ParameterizedTest
    @EnumSource
    void areFixedUnlessTheirVariableMovesThem(Part part) {
        // when
        Ports ports = Ports.fixed(Map.of(part.variable(), "40001"));

        // then
        for (Part each : Part.values()) {
            assertThat(ports.of(each)).isEqualTo(each == part ? 40_001 : each.defaultPort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "0", "-1", "65536"})
    void nameTheVariableThatHoldsNoPort(String text) {
        assertThatThrownBy(() -> Ports.fixed(Map.of("MAYFLY_PORT_SHOP", text)))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("MAYFLY_PORT_SHOP");
    }

    @Test
    void nameBothVariablesThatHoldTheSamePort() {
        assertThatThrownBy(() -> Ports.fixed(Map.of("MAYFLY_PORT_SHOP", "25432")))
                .isInstanceOf(QuickstartException.class)
                .hasMessage("MAYFLY_PORT_DB and MAYFLY_PORT_SHOP are both 25432");
    }

    @Test
    void nameTheTakenPortAndTheVariableThatMovesIt() throws IOException {
        // given
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket somebody = new ServerSocket(0, 1, loopback)) {
            Map<Part, Integer> byPart = new EnumMap<>(Ports.free().byPart());
            byPart.put(Part.ISSUER, somebody.getLocalPort());

            // then
            assertThatThrownBy(new Ports(byPart)::requireFree)
                    .isInstanceOf(QuickstartException.class)
                    .hasMessage(
                            "port %d (issuer) is taken; set MAYFLY_PORT_ISSUER to another one"
                                    .formatted(somebody.getLocalPort()));
        }
    }

    @Test
    void areFreeAndDistinctWhenTestsAskForThem() {
        // when
        Ports ports = Ports.free();

        // then
        ports.requireFree();
        assertThat(ports.byPart().values()).doesNotHaveDuplicates();
    }
}
