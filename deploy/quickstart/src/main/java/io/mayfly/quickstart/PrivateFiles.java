/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Files and folders that only their owner may read: all that the quickstart generates is one of
 * them.
 */
public final class PrivateFiles {

    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private PrivateFiles() {}

    /** Creates the folder, mode 0700, and those above it. */
    public static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder, FOLDER);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes the file as a whole, mode 0600: a reader sees the old text or the new one. */
    public static Path write(Path file, String text) {
        try {
            folder(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), ".new", "", FILE);
            Files.writeString(fresh, text);
            return Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Creates the file, empty and mode 0600, unless it is there. */
    public static Path touch(Path file) {
        try {
            folder(file.getParent());
            return Files.exists(file) ? file : Files.createFile(file, FILE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The file of a symmetric key, 256 random bits in base64, generated when first asked for. */
    public static Path key(Path file) {
        return Files.exists(file)
                ? file
                : write(file, Base64.getEncoder().encodeToString(random()) + "\n");
    }

    /** The secret in that file; 256 random bits, generated when it is first asked for. */
    public static String secret(Path file) {
        try {
            if (!Files.exists(file)) {
                String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random());
                write(file, secret + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] random() {
        byte[] bits = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bits);
        return bits;
    }
}
