/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.start;

import java.util.List;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Refuses to start a service with unsafe settings, and names each of them. */
@Singleton
public class SafeStart {

    private static final int BEFORE_ALL_OTHERS = 1;

    private final Config config;

    SafeStart(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        List<UnsafeSetting> unsafe =
                new SafeSettings(
                                name -> config.getOptionalValue(name, String.class),
                                config.getPropertyNames(),
                                production())
                        .unsafe();
        if (!unsafe.isEmpty()) {
            throw new UnsafeStart(unsafe);
        }
    }

    private boolean production() {
        return config.unwrap(SmallRyeConfig.class).getProfiles().contains("prod");
    }
}
