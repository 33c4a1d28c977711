/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.fold;

import java.util.Objects;

/** Where a record stands on the bus. */
public record Place(String topic, int partition, long offset) {

    public Place {
        Objects.requireNonNull(topic, "topic");
    }
}
