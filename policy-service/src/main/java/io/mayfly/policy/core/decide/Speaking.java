/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.Optional;

import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.SourceName;
import io.mayfly.policy.core.decide.Denial.Code;
import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.Principal;

/**
 * Whether a source may speak for a principal: it is known and enabled, its owner is known and
 * enabled, and its file lists the source.
 */
final class Speaking {

    private Speaking() {}

    static Optional<Denial> denial(Start start, Circumstances circumstances) {
        PrincipalId asked = start.event().request().principal();
        if (circumstances.principal().isEmpty()) {
            return Optional.of(
                    new Denial(
                            Code.PRINCIPAL_UNKNOWN,
                            "principal",
                            "principal '%s' is not known".formatted(asked),
                            "a file that declares principal '%s'".formatted(asked)));
        }
        Principal principal = circumstances.principal().orElseThrow();
        return disabled(principal)
                .or(() -> owner(principal, circumstances.owner()))
                .or(() -> source(principal, start.task().source()));
    }

    private static Optional<Denial> disabled(Principal principal) {
        return principal.standing().enabled()
                ? Optional.empty()
                : Optional.of(
                        new Denial(
                                Code.PRINCIPAL_DISABLED,
                                "principal",
                                "principal '%s' is disabled".formatted(principal.id()),
                                "principal '%s' enabled again".formatted(principal.id())));
    }

    private static Optional<Denial> owner(Principal principal, Optional<Owner> owner) {
        if (owner.isEmpty()) {
            return Optional.of(
                    new Denial(
                            Code.OWNER_MISSING,
                            "owner",
                            "owner '%s' of principal '%s' is not known"
                                    .formatted(principal.details().owner(), principal.id()),
                            "a file that declares owner '%s'"
                                    .formatted(principal.details().owner())));
        }
        return owner.filter(known -> !known.standing().enabled())
                .map(
                        known ->
                                new Denial(
                                        Code.OWNER_DISABLED,
                                        "owner",
                                        "owner '%s' of principal '%s' is disabled"
                                                .formatted(known.id(), principal.id()),
                                        "an enabled owner for principal '%s'"
                                                .formatted(principal.id())));
    }

    private static Optional<Denial> source(Principal principal, SourceName source) {
        return principal.details().sources().contains(source)
                ? Optional.empty()
                : Optional.of(
                        new Denial(
                                Code.SOURCE_NOT_ALLOWED,
                                "sources",
                                "source '%s' may not speak for principal '%s'"
                                        .formatted(source, principal.id()),
                                "source '%s' among the sources of principal '%s'"
                                        .formatted(source, principal.id())));
    }
}
