/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.nio.file.Path;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.mayfly.common.access.TargetName;

/**
 * One target file: {@code name}, {@code kind}, and what the connector of that kind understands.
 *
 * @param secrets the folder that relative names of password files are resolved against
 */
public record TargetSettings(TargetName name, String kind, JsonNode settings, Path secrets) {

    public TargetSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        settings = settings.deepCopy();
        Objects.requireNonNull(secrets, "secrets");
    }
}
