/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.fold;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.event.DecisionEvent.GrantDenied;
import io.mayfly.common.event.HealthRecord;
import io.mayfly.common.event.IdentityRecord.PrincipalRecord;
import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.EndReason;
import io.mayfly.common.task.Origin;
import io.mayfly.common.task.TaskKey;

/** What one record means to the issuer. */
public sealed interface Item {

    /** A decision to act on, with what was made up for it. Committed before a target is touched. */
    record Intent(GrantApproved decision, Cause cause, Prepared prepared) implements Item {

        public Intent {
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(prepared, "prepared");
        }
    }

    /** A decision that whoever asks for the credential has to be told of. */
    record Denial(GrantDenied decision, Cause cause) implements Item {

        public Denial {
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * A tombstone.
     *
     * @param version for principals and owners: what was decided before it is over; else 0
     */
    record End(Subject about, long version, EndReason reason, Instant at) implements Item {

        public End {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
            if (version < 0) {
                throw new IllegalArgumentException("version %d is negative".formatted(version));
            }
        }
    }

    /** A principal, with the keys that it proves itself by. */
    record Known(PrincipalRecord principal) implements Item {

        public Known {
            Objects.requireNonNull(principal, "principal");
        }
    }

    /** Which task an outside event started, so that the workload may name its grant by that. */
    record Start(TaskKey task, Origin origin) implements Item {

        public Start {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(origin, "origin");
        }
    }

    /** Whether somebody is alive to remove what is issued. */
    record Health(HealthRecord record) implements Item {

        public Health {
            Objects.requireNonNull(record, "record");
        }
    }

    /**
     * A record that is not acted on.
     *
     * @param place topic, partition and offset
     * @param kind whether nobody could read it, or nobody may believe it
     */
    record SetAside(Place place, Kind kind, Optional<String> type, String reason) implements Item {

        /** Why it is set aside. */
        public enum Kind {
            REFUSED,
            QUARANTINED
        }

        public SetAside {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
