/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.nio.file.Path;

/**
 * A configuration file that is not taken; the message names the file, the line where it can be
 * told, and why.
 */
public final class RefusedFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedFile(Path file, int line, String why) {
        super("%s line %d: %s".formatted(file.getFileName(), line, why));
    }

    RefusedFile(Path file, int line, String why, Throwable cause) {
        super("%s line %d: %s".formatted(file.getFileName(), line, why), cause);
    }
}
