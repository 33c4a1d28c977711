/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import io.mayfly.policy.core.identity.KeysFiles;

/** The folder where files of public keys lie that principals name. */
public record KeysFolder(Path path) implements KeysFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final long MOST_BYTES = 64L << 10;

    @Override
    public byte[] read(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("is not the plain name of a file");
        }
        Path file = path.resolve(name);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "names a file of more than %d bytes".formatted(MOST_BYTES));
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("names a file that cannot be read", unreadable);
        }
    }
}
