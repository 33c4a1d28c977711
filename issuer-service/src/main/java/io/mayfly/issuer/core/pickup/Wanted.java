/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.pickup;

import java.util.Objects;

import io.mayfly.common.Names;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;

/** How a workload names the grant whose credential it wants. */
public sealed interface Wanted {

    /** By its id. */
    record ByGrant(GrantId grant) implements Wanted {

        public ByGrant {
            Objects.requireNonNull(grant, "grant");
        }
    }

    /** By the outside event that started its task, and what it is access to. */
    record ByStart(String source, String event, TargetName target, ResourceName resource)
            implements Wanted {

        public ByStart {
            Names.text("source", source);
            Names.text("event", event);
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(resource, "resource");
        }
    }
}
