/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.bus;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The bus: how this service reaches Kafka. */
@ConfigMapping(prefix = "mayfly.bus")
public interface BusConfig {

    /** The brokers, as in {@code 127.0.0.1:29092}. */
    @WithDefault("127.0.0.1:29092")
    String bootstrap();

    /** How the connection is secured: SASL_SSL, or SASL_PLAINTEXT on loopback only. */
    @WithDefault("SASL_PLAINTEXT")
    String security();

    /** The password of this service's own Kafka principal. */
    String password();

    /** How long a record may wait for its acknowledgement before it is taken as not sent. */
    @WithDefault("10s")
    Duration acknowledgeWithin();
}
