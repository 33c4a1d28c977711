/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.time.Instant;
import java.util.Objects;

/**
 * Why and when a grant ended. The first end counts; what comes later changes nothing.
 *
 * @param endedAt the end's append time, the expiry, or the command's commit
 */
public record Ending(EndReason reason, Instant endedAt) {

    public Ending {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(endedAt, "endedAt");
    }
}
