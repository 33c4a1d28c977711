/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.start;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets fault tests kill the process at a {@link CrashPoint}: {@code mayfly.crash} names it, and
 * counts only where {@code mayfly.crash.allowed} is set as well. Neither starts in production.
 */
@Singleton
public class Crashes {

    /** The exit code by which a test knows that the crash was the one it asked for. */
    public static final int EXIT_CODE = 86;

    private static final Logger LOG = Logger.getLogger(Crashes.class);

    private final Optional<CrashPoint> armed;

    @Inject
    Crashes(
            @ConfigProperty(name = "mayfly.crash") Optional<String> point,
            @ConfigProperty(name = "mayfly.crash.allowed", defaultValue = "false")
                    boolean allowed) {
        this(allowed ? point.map(CrashPoint::named) : Optional.empty());
    }

    private Crashes(Optional<CrashPoint> armed) {
        this.armed = armed;
        armed.ifPresent(at -> LOG.warnf("the process will halt; at=%s", at));
    }

    /** Where nothing crashes. */
    public static Crashes none() {
        return new Crashes(Optional.empty());
    }

    /** Halts here, without any clean-up, if this is the armed point. */
    public void at(CrashPoint point) {
        if (armed.filter(point::equals).isPresent()) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
