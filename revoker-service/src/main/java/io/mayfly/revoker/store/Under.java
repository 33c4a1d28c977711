/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.GrantId;
import io.vertx.mutiny.sqlclient.Tuple;

/** Subjects by the column that they are found by. */
record Under(
        List<UUID> grants,
        List<String> tasks,
        List<String> principals,
        List<String> owners,
        List<String> sources) {

    static Under of(Set<GrantId> named, Set<Subject> subjects) {
        Under under =
                new Under(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        named.forEach(grant -> under.grants.add(grant.value()));
        subjects.forEach(under::add);
        return under;
    }

    private void add(Subject subject) {
        switch (subject) {
            case Subject.OfGrant(var grant) -> grants.add(grant.value());
            case Subject.OfTask(var task) -> tasks.add(task.toString());
            case Subject.OfPrincipal(var principal) -> principals.add(principal.value());
            case Subject.OfOwner(var owner) -> owners.add(owner.value());
            case Subject.OfSource(var source) -> sources.add(source.value());
        }
    }

    Tuple parameters() {
        return Tuple.tuple()
                .addArrayOfUUID(grants.toArray(UUID[]::new))
                .addArrayOfString(tasks.toArray(String[]::new))
                .addArrayOfString(principals.toArray(String[]::new))
                .addArrayOfString(owners.toArray(String[]::new))
                .addArrayOfString(sources.toArray(String[]::new));
    }
}
