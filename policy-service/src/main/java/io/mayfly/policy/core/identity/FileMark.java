/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

import java.util.Objects;

/**
 * The file that an identity was last taken from, and the version of its text. An identity that a
 * signal disabled stays so until this changes.
 */
public record FileMark(String file, String version) {

    private static final String REMOVED = "removed";

    public FileMark {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(version, "version");
    }

    /** The mark of a file that is gone; if it comes back, that is a change. */
    FileMark removed() {
        return new FileMark(file, REMOVED);
    }
}
