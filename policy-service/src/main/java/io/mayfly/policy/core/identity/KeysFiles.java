/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

/** Where files of public keys lie. */
public interface KeysFiles {

    /**
     * The bytes of the file of that name, which is a plain name and no path.
     *
     * @throws IllegalArgumentException saying why it cannot be read
     */
    byte[] read(String name);
}
