/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.mayfly.common.event.EventId;
import io.mayfly.common.event.SignalEvent;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.Principal;

/** Turns a signal that somebody left or was locked into a cut-off, once. */
final class Offboarding {

    private Offboarding() {}

    static void apply(Register register, List<Signal> signals) {
        List<Signal> about = signals.stream().filter(Offboarding::offboards).toList();
        if (about.isEmpty()) {
            return;
        }
        register.holdIdentities();
        Set<EventId> unseen = register.newSignals(about);
        about.stream()
                .filter(signal -> unseen.contains(signal.id()))
                .forEach(signal -> apply(register, signal));
    }

    private static boolean offboards(Signal signal) {
        return switch (signal.event()) {
            case SignalEvent.OwnerDisabled _, SignalEvent.PrincipalDisabled _ -> true;
            case SignalEvent.RiskRaised _ -> false;
        };
    }

    private static void apply(Register register, Signal signal) {
        switch (signal.event()) {
            case SignalEvent.OwnerDisabled event -> disable(register, signal, event.owner());
            case SignalEvent.PrincipalDisabled event ->
                    disable(register, signal, event.principal());
            case SignalEvent.RiskRaised _ -> {}
        }
    }

    private static void disable(Register register, Signal signal, OwnerId id) {
        Optional<Owner> owner = Optional.ofNullable(register.owners(Set.of(id)).get(id));
        owner.filter(known -> known.standing().enabled())
                .map(Owner::disabled)
                .ifPresent(
                        disabled -> {
                            register.storeOwners(List.of(disabled));
                            register.state(List.of(Statement.of(disabled.record(), signal)));
                        });
    }

    private static void disable(Register register, Signal signal, PrincipalId id) {
        Optional<Principal> principal =
                Optional.ofNullable(register.principals(Set.of(id)).get(id));
        principal
                .filter(known -> known.standing().enabled())
                .map(Principal::disabled)
                .ifPresent(
                        disabled -> {
                            register.storePrincipals(List.of(disabled));
                            register.state(List.of(Statement.of(disabled.record(), signal)));
                        });
    }
}
