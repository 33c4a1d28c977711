/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(RealServers.class)
@WithTestResource(TraceExportIT.Collector.class)
class TraceExportIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    RealServers servers;
    Collector collector;

    @Test
    void exportsSpansWhereAnEndpointIsSet() {
        // when
        servers.write("mayfly.decisions.v1", 0, List.of("traced"));

        // then
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(collector.received())
                                        .anySatisfy(
                                                body ->
                                                        assertThat(body)
                                                                .contains(
                                                                        "process"
                                                                            + " mayfly.decisions.v1")));
    }

    /** Takes what is sent to it by OTLP over HTTP. */
    public static final class Collector implements QuarkusTestResourceLifecycleManager {

        private final List<String> received = new CopyOnWriteArrayList<>();
        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException none) {
                throw new IllegalStateException(none);
            }
            server.createContext("/v1/traces", this::take);
            server.start();
            return Map.of(
                    "mayfly.otlp.endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
        }

        private void take(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        }

        List<String> received() {
            return received;
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(this, new TestInjector.MatchesType(Collector.class));
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }
}
