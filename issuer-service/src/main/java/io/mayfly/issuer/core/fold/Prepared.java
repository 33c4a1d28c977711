/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.fold;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.mayfly.common.grant.Entitlement;
import io.mayfly.common.grant.StopReason;
import io.mayfly.issuer.core.seal.Sealed;

/** What was made up for an intent before any target is touched. */
public sealed interface Prepared {

    /**
     * All there is to act on it, as often as it takes.
     *
     * @param forTarget what the target may see
     * @param credential what the workload will get; closed to everybody but the workload or, where
     *     it has no key, to everybody but the issuer
     */
    record Ready(Entitlement entitlement, SortedMap<String, String> forTarget, Sealed credential)
            implements Prepared {

        public Ready {
            Objects.requireNonNull(entitlement, "entitlement");
            forTarget = Collections.unmodifiableSortedMap(new TreeMap<>(forTarget));
            Objects.requireNonNull(credential, "credential");
        }

        @Override
        public String toString() {
            return "Ready[" + entitlement + "]";
        }
    }

    /** It cannot be issued, whatever is tried. */
    record Impossible(StopReason reason, String detail) implements Prepared {

        public Impossible {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
