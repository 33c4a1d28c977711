/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

/** Opens connectors of one kind; found by {@link java.util.ServiceLoader}. */
public interface ConnectorFactory {

    /** The {@code kind} of target files that it opens. */
    String kind();

    /**
     * Opens a connector. It need not reach its target yet.
     *
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     */
    Connector open(TargetSettings settings, Role role);

    /**
     * What the connector is opened for: the target gives each its own login, with nothing in
     * common.
     */
    enum Role {
        /** May provision, extend and read scope. */
        ISSUING,
        /** May contain, release, remove, inspect and discover. */
        ENDING
    }
}
