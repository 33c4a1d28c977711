/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.time.Duration;
import java.util.Objects;

/**
 * What a target can and cannot do; shown as it is, and policy can refuse any of it.
 *
 * @param fence whether the target itself refuses late writers
 * @param selfExpiry who ends access if all of Mayfly is gone
 * @param cutsSessions whether live sessions are ended
 * @param residual how long something may outlive removal
 * @param revealsSecret whether an existing secret is shown, so that its end is a rotation
 */
public record Capabilities(
        Fence fence,
        SelfExpiry selfExpiry,
        boolean cutsSessions,
        Duration residual,
        boolean revealsSecret) {

    public Capabilities {
        Objects.requireNonNull(fence, "fence");
        Objects.requireNonNull(selfExpiry, "selfExpiry");
        Objects.requireNonNull(residual, "residual");
    }

    /** Who refuses late writers. */
    public enum Fence {
        TARGET,
        NONE
    }

    /** Who ends access without us. */
    public enum SelfExpiry {
        TARGET_CLOCK,
        REAPER,
        NOBODY
    }
}
