/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

/** Something that is known to be true, stated by one service on its topic. */
public sealed interface Event
        permits TaskEvent,
                SignalEvent,
                DecisionEvent,
                IdentityRecord,
                GrantEvent,
                RevocationEvent,
                DeadTopicRecord,
                HealthRecord,
                CheckpointRecord {

    /** What it is about; its writer counts {@code seq} per subject. */
    String subject();

    /** The key that places it on a partition. */
    String partitionKey();
}
