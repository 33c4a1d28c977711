/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.trace;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

/** Traces without a Quarkus round them. */
public final class TestTraces {

    private TestTraces() {}

    /** Real trace ids that nobody exports. */
    public static Traces unexported() {
        return new Traces(
                OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder().build())
                        .build(),
                "issuer");
    }
}
