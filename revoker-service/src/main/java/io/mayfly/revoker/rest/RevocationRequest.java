/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.mayfly.common.event.Subject;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.TaskKey;

/**
 * What is to be ended: one grant, all of one task, or all that one principal holds now.
 *
 * @param grant a grant's id
 * @param task a task's key, {@code source/id#attempt}
 * @param principal a principal's id
 * @param reason why, for people
 */
public record RevocationRequest(
        Optional<String> grant,
        Optional<String> task,
        Optional<String> principal,
        Optional<String> reason) {

    public RevocationRequest {
        grant = Optional.ofNullable(grant).flatMap(given -> given);
        task = Optional.ofNullable(task).flatMap(given -> given);
        principal = Optional.ofNullable(principal).flatMap(given -> given);
        reason = Optional.ofNullable(reason).flatMap(given -> given);
    }

    /**
     * The one thing that is named.
     *
     * @throws IllegalArgumentException if none or several are, or if it is no id
     */
    Subject about() {
        List<Subject> named =
                Stream.of(
                                grant.map(GrantId::parse).<Subject>map(Subject.OfGrant::new),
                                task.map(TaskKey::parse).<Subject>map(Subject.OfTask::new),
                                principal
                                        .map(PrincipalId::new)
                                        .<Subject>map(Subject.OfPrincipal::new))
                        .flatMap(Optional::stream)
                        .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException(
                    "name exactly one of grant, task and principal, not %d"
                            .formatted(named.size()));
        }
        return named.getFirst();
    }

    /**
     * Why.
     *
     * @throws IllegalArgumentException if it is missing
     */
    String note() {
        return reason.orElseThrow(() -> new IllegalArgumentException("'reason' is missing"));
    }
}
