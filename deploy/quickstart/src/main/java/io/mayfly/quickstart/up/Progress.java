/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.quickstart.up;

import io.mayfly.quickstart.Part;

/** Hears how a start goes on. */
public interface Progress {

    /** For whom nobody watches. */
    Progress SILENT = part -> {};

    /** The part answers. */
    void ready(Part part);
}
