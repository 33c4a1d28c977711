/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.fold;

import java.util.Optional;
import java.util.function.Function;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.DecisionEvent.GrantApproved;
import io.mayfly.common.grant.StopReason;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorException;
import io.mayfly.connector.GrantSpec;
import io.mayfly.connector.Preparation;
import io.mayfly.issuer.core.seal.Parcel;
import io.mayfly.issuer.core.seal.Sealer;
import io.mayfly.issuer.core.seal.UnfitKey;

/** Makes up what an intent stores, and forgets the secret at once. Touches no target. */
public final class Preparer {

    private final Function<TargetName, Optional<Connector>> targets;
    private final Sealer sealer;

    public Preparer(Function<TargetName, Optional<Connector>> targets, Sealer sealer) {
        this.targets = targets;
        this.sealer = sealer;
    }

    /** What an approval needs; a repeat makes up another, of which the store keeps the first. */
    public Prepared prepare(GrantApproved decision) {
        Optional<Connector> connector = targets.apply(decision.access().target());
        if (connector.isEmpty()) {
            return new Prepared.Impossible(
                    StopReason.UNKNOWN_TARGET,
                    "target '%s' is not configured".formatted(decision.access().target()));
        }
        try {
            return sealed(decision, connector.get().prepare(spec(decision)));
        } catch (ConnectorException refused) {
            return new Prepared.Impossible(stop(refused), refused.getMessage());
        } catch (UnfitKey unfit) {
            return new Prepared.Impossible(StopReason.TARGET_REFUSED, unfit.getMessage());
        }
    }

    private Prepared sealed(GrantApproved decision, Preparation made) {
        try (Parcel parcel = new Parcel(decision.grant(), decision.notAfter(), made.credential())) {
            return new Prepared.Ready(
                    made.entitlement(), made.forTarget(), sealer.seal(parcel, decision.sealTo()));
        }
    }

    private static StopReason stop(ConnectorException refused) {
        return refused.kind() == ConnectorException.Kind.UNKNOWN_ACCESS
                ? StopReason.UNKNOWN_TARGET
                : StopReason.TARGET_REFUSED;
    }

    /** The decision in a connector's terms. */
    public static GrantSpec spec(GrantApproved decision) {
        return new GrantSpec(
                decision.grant(),
                decision.principal().id(),
                decision.access(),
                decision.notAfter());
    }
}
