/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.start;

import java.nio.file.Path;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What intake needs to know beside the common settings. */
@ConfigMapping(prefix = "mayfly.intake")
public interface IntakeConfig {

    /** The folder whose {@code sources} and {@code mappings} are read. */
    Path config();

    /** The folder that names of secret files in source files are resolved against. */
    Path secrets();

    /** How old a start may be; an older one is refused. Ends are always taken. */
    @WithDefault("60s")
    Duration freshness();

    /** How often the folders are looked at for changes. */
    @WithDefault("2s")
    Duration reload();
}
