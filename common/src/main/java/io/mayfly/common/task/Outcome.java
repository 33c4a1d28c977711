/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.task;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a task ended. Every outcome is an end; none of them leaves access standing. */
public enum Outcome {
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED,
    /** Its heartbeats stopped for longer than its window. */
    @JsonProperty("lost")
    LOST
}
