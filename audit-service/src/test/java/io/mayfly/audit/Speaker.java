/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit;

import io.mayfly.common.event.Event;

/** Whoever states events: the seq is each event's count by its subject. */
public interface Speaker {

    Speaker say(long seq, Event... events);
}
