/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.time.Duration;

import io.mayfly.runtime.bus.OutboundRecord;

/** A row of the outbox that waits for its acknowledgement. */
record OutboxRow(long position, String subject, long seq, Duration age, OutboundRecord record) {}
