/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Why "revoked" may be said: what was read back. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Proof.ReadBack.class, name = "read-back"),
    @JsonSubTypes.Type(value = Proof.Released.class, name = "released")
})
public sealed interface Proof {

    /** The target was asked again and has nothing left of the grant. */
    record ReadBack(Inspection inspection) implements Proof {
        public ReadBack {
            Objects.requireNonNull(inspection, "inspection");
            if (!inspection.gone()) {
                throw new IllegalArgumentException(
                        "a read-back that found something proves nothing");
            }
        }
    }

    /**
     * A shared entitlement that other grants hold on: this grant has let go and its tombstone
     * stands.
     *
     * @param holders how many others hold it, 1 or more
     */
    record Released(int holders) implements Proof {
        public Released {
            if (holders < 1) {
                throw new IllegalArgumentException(
                        "released with %d holders left".formatted(holders));
            }
        }
    }
}
