/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.core;

import java.time.Instant;
import java.util.Objects;

import io.mayfly.common.grant.GrantId;

/** What one record means to the revoker. */
public sealed interface Heard {

    /** Policy approved a grant, so it has to end one day. */
    record Approved(Armed grant) implements Heard {
        public Approved {
            Objects.requireNonNull(grant, "grant");
        }
    }

    /** Something is over. */
    record Over(Tombstone tombstone) implements Heard {
        public Over {
            Objects.requireNonNull(tombstone, "tombstone");
        }
    }

    /** The issuer issued a grant, or delivered its credential as well. */
    record Issued(GrantId grant, boolean delivered) implements Heard {
        public Issued {
            Objects.requireNonNull(grant, "grant");
        }
    }

    /** The issuer let a grant live longer. */
    record Renewed(GrantId grant, Instant notAfter) implements Heard {
        public Renewed {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(notAfter, "notAfter");
        }
    }
}
