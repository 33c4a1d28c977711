/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.issuer.core.issue;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.Effect;
import io.mayfly.common.grant.Life;
import io.mayfly.common.grant.LifeEvent;
import io.mayfly.common.grant.ScopeProof;
import io.mayfly.common.grant.StopReason;
import io.mayfly.connector.Connector;
import io.mayfly.connector.ConnectorException;
import io.mayfly.connector.Credential;
import io.mayfly.issuer.core.GrantStore;
import io.mayfly.issuer.core.seal.Parcel;
import io.mayfly.issuer.core.seal.Sealed;
import io.mayfly.issuer.core.seal.Sealer;

/**
 * Acts on a claimed intent: provision, read the scope back, and make it active if nothing has ended
 * it meanwhile. It never undoes anything on a target; what it leaves behind is the revoker's.
 */
public final class Issuing {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_AT = 6;

    private final GrantStore store;
    private final Function<TargetName, Optional<Connector>> targets;
    private final Sealer sealer;
    private final Moments moments;

    public Issuing(
            GrantStore store,
            Function<TargetName, Optional<Connector>> targets,
            Sealer sealer,
            Moments moments) {
        this.store = store;
        this.targets = targets;
        this.sealer = sealer;
        this.moments = moments;
    }

    /** The moments between two steps at which a process may die. */
    public interface Moments {

        /** The target has done it; the reply is not seen. */
        void provisioned();

        /** The reply is seen; nothing of it is committed. */
        void scopeRead();
    }

    /** What became of one attempt. */
    public enum Outcome {
        ACTIVE,
        STOPPED,
        POSTPONED,
        /** Something else ended or finished it first; that has stated all there is to state. */
        LOST
    }

    /** Acts on it once. */
    public Outcome issue(Claim claim) {
        Optional<Connector> connector = targets.apply(claim.decision().access().target());
        if (connector.isEmpty()) {
            return stopped(claim, StopReason.UNKNOWN_TARGET, "the target is no longer configured");
        }
        try {
            return provisioned(claim, connector.get());
        } catch (ConnectorException failure) {
            return failed(claim, failure);
        }
    }

    private Outcome provisioned(Claim claim, Connector connector) {
        Optional<Credential> minted = connector.provision(claim.request());
        moments.provisioned();
        Optional<Sealed> sealed = minted.map(credential -> sealed(claim, credential));
        ScopeProof scope = connector.readScope(claim.spec());
        moments.scopeRead();
        return concluded(claim, scope, sealed);
    }

    private Sealed sealed(Claim claim, Credential minted) {
        try (Parcel parcel =
                new Parcel(claim.id(), claim.decision().notAfter(), Optional.of(minted))) {
            return sealer.seal(parcel, claim.decision().sealTo());
        }
    }

    private Outcome concluded(Claim claim, ScopeProof scope, Optional<Sealed> minted) {
        for (Effect effect :
                Life.step(claim.grant(), new LifeEvent.ScopeRead(scope), claim.at()).effects()) {
            if (effect instanceof Effect.AnnounceIssued) {
                return store.activate(claim, scope, minted) ? Outcome.ACTIVE : Outcome.LOST;
            }
            if (effect instanceof Effect.AnnounceStopped(StopReason reason)) {
                return stopped(claim, reason, "wider: " + scope.wider());
            }
        }
        return Outcome.LOST;
    }

    private Outcome failed(Claim claim, ConnectorException failure) {
        return switch (failure.kind()) {
            case UNREACHABLE -> {
                store.postpone(claim, pause(claim.attempt()));
                yield Outcome.POSTPONED;
            }
            case TOMBSTONED -> stopped(claim, StopReason.TOMBSTONED, failure.getMessage());
            case UNKNOWN_ACCESS -> stopped(claim, StopReason.UNKNOWN_TARGET, failure.getMessage());
            case DIFFERS, NOT_CONTAINED, REFUSED ->
                    stopped(claim, StopReason.TARGET_REFUSED, failure.getMessage());
        };
    }

    private Outcome stopped(Claim claim, StopReason reason, String detail) {
        store.stop(claim, reason, detail);
        return Outcome.STOPPED;
    }

    static Duration pause(int attempt) {
        return attempt >= LONGEST_AT
                ? LONGEST_PAUSE
                : FIRST_PAUSE.multipliedBy(1L << Math.max(0, attempt - 1));
    }
}
