/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.ledger.core;

import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.codec.CloudEvent;
import io.mayfly.common.codec.MalformedEvent;
import io.mayfly.common.event.Envelope;
import io.mayfly.common.event.Event;

/** What a record of our topics turned out to be. All of it is remembered; one kind is believed. */
public sealed interface Testimony {

    /** An event of ours, by its topic's writer, and signed where it has to be. */
    record Stated(CloudEvent event, Envelope<Event> envelope) implements Testimony {
        public Stated {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(envelope, "envelope");
        }
    }

    /** A CloudEvent of a type that this version does not know. */
    record Foreign(CloudEvent event) implements Testimony {
        public Foreign {
            Objects.requireNonNull(event, "event");
        }
    }

    /** Says to be an event of ours, but its signature is bad or the topic is not its own. */
    record Forged(CloudEvent event, String why) implements Testimony {
        public Forged {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(why, "why");
        }
    }

    /** Another event under an id that the ledger holds already. */
    record Contradicting(CloudEvent event) implements Testimony {
        public Contradicting {
            Objects.requireNonNull(event, "event");
        }
    }

    /**
     * No readable event. Its bytes are named by their hash and kept by the topic alone.
     *
     * @param claimedType what its headers say its type is
     */
    record Unreadable(
            MalformedEvent.Reason reason, String why, Optional<String> claimedType, int bytes)
            implements Testimony {
        public Unreadable {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(claimedType, "claimedType");
        }
    }
}
