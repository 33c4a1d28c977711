/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.OwnerFile;
import io.mayfly.policy.core.identity.Principal;
import io.mayfly.policy.core.identity.PrincipalFile;

/**
 * Brings the identities in line with their files: each change is a version, published with the
 * commit. A file must be missing at two counts in a row before it counts as removed, for editors
 * replace files by removing them first.
 */
public final class Census {

    private final Registers registers;
    private final Set<String> missingBefore = new HashSet<>();

    public Census(Registers registers) {
        this.registers = registers;
    }

    /**
     * Counts once.
     *
     * @return the identities that changed
     */
    public synchronized List<String> count(Declared declared) {
        Set<String> missing = new HashSet<>();
        List<String> changed =
                registers.transaction(
                        register -> {
                            missing.clear();
                            register.holdIdentities();
                            List<Statement> statements = owners(register, declared, missing);
                            statements.addAll(principals(register, declared, missing));
                            register.state(statements);
                            return statements.stream().map(s -> s.event().subject()).toList();
                        });
        missingBefore.clear();
        missingBefore.addAll(missing);
        return changed;
    }

    private List<Statement> owners(Register register, Declared declared, Set<String> missing) {
        Map<OwnerId, Owner> known = byId(register.allOwners(), Owner::id);
        List<Owner> now = new ArrayList<>();
        for (OwnerFile file : declared.owners()) {
            Owner owner = known.remove(file.id());
            now.add(owner == null ? Owner.first(file) : owner.declared(file));
        }
        known.values().stream()
                .filter(owner -> gone(owner.mark().file(), declared, missing))
                .forEach(owner -> now.add(owner.removed()));
        Map<OwnerId, Owner> before = byId(register.allOwners(), Owner::id);
        List<Owner> touched =
                now.stream().filter(owner -> !owner.equals(before.get(owner.id()))).toList();
        register.storeOwners(touched);
        return touched.stream()
                .filter(owner -> newVersion(before.get(owner.id()), owner))
                .map(owner -> Statement.of(owner.record()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<Statement> principals(Register register, Declared declared, Set<String> missing) {
        Map<PrincipalId, Principal> known = byId(register.allPrincipals(), Principal::id);
        Map<PrincipalId, Principal> before = Map.copyOf(known);
        List<Principal> now = new ArrayList<>();
        for (PrincipalFile file : declared.principals()) {
            Principal principal = known.remove(file.id());
            now.add(principal == null ? Principal.first(file) : principal.declared(file));
        }
        known.values().stream()
                .filter(principal -> gone(principal.mark().file(), declared, missing))
                .forEach(principal -> now.add(principal.removed()));
        List<Principal> touched = now.stream().filter(p -> !p.equals(before.get(p.id()))).toList();
        register.storePrincipals(touched);
        return touched.stream()
                .filter(principal -> newVersion(before.get(principal.id()), principal))
                .map(principal -> Statement.of(principal.record()))
                .toList();
    }

    private static boolean newVersion(Owner before, Owner now) {
        return before == null || before.standing().version() < now.standing().version();
    }

    private static boolean newVersion(Principal before, Principal now) {
        return before == null || before.standing().version() < now.standing().version();
    }

    private boolean gone(String file, Declared declared, Set<String> missing) {
        if (!declared.complete() || declared.unreadable().contains(file)) {
            return false;
        }
        missing.add(file);
        return missingBefore.contains(file);
    }

    private static <I, T> Map<I, T> byId(Collection<T> all, Function<T, I> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
