/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.testkit.server;

import java.util.Map;

import io.mayfly.common.event.Writer;
import io.mayfly.quickstart.postgres.ServiceDatabase;
import io.mayfly.quickstart.service.ServiceSettings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the real servers that they name as parameters: {@link KafkaServer}, {@link
 * PostgresServers}.
 */
public final class RealServers implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == KafkaServer.class || type == PostgresServers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KafkaServer.class
                ? KafkaServer.shared()
                : PostgresServers.shared();
    }

    /** What one service is told so that it runs on these servers, with a database of its own. */
    public static Map<String, String> settings(Writer service, ServiceDatabase database) {
        TestRun run = TestRun.current();
        return ServiceSettings.common(
                service, run.home(), database, KafkaServer.shared().bootstrap(), run.mint());
    }

    /** A token of that role, as {@link #settings} lets the service take it. */
    public static String token(String role) {
        return TestRun.current().mint().token(role);
    }
}
