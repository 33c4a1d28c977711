/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.rule;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.task.TaskKey;
import io.mayfly.policy.core.identity.PrincipalKinds;

/**
 * What policies are asked: may this task have this access for this principal. It holds nothing but
 * what the events and the identities say, so the same question always has the same answer.
 *
 * @param ticket whether the task is a ticket
 * @param time when the broker appended the start
 */
public record Question(
        TaskKey task,
        boolean ticket,
        Requester requester,
        Access access,
        SortedMap<String, String> context,
        Instant time) {

    public Question {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(requester, "requester");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(time, "time");
    }

    /** What a condition may look at, by the names of {@link Conditions}. */
    Map<String, Object> variables() {
        return Map.ofEntries(
                Map.entry("source", task.source().value()),
                Map.entry("task.id", task.id()),
                Map.entry("task.attempt", (long) task.attempt()),
                Map.entry("task.kind", ticket ? "ticket" : "task"),
                Map.entry("principal.id", requester.principal().value()),
                Map.entry("principal.kind", PrincipalKinds.word(requester.kind())),
                Map.entry("owner.id", requester.owner().value()),
                Map.entry("owner.name", requester.ownerName()),
                Map.entry("access.target", access.target().value()),
                Map.entry("access.resource", access.resource().value()),
                Map.entry("access.actions", access.actions().stream().map(Action::value).toList()),
                Map.entry("context", context),
                Map.entry("time", time));
    }

    /** What every ruling states of it. */
    public SortedMap<String, String> inputs() {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("source", task.source().value());
        inputs.put("task.kind", ticket ? "ticket" : "task");
        inputs.put("principal.id", requester.principal().value());
        inputs.put("principal.kind", PrincipalKinds.word(requester.kind()));
        inputs.put("owner.id", requester.owner().value());
        inputs.put("access.target", access.target().value());
        inputs.put("access.resource", access.resource().value());
        inputs.put("access.actions", actions());
        inputs.put("time", time.toString());
        return inputs;
    }

    private String actions() {
        return access.actions().stream().map(Action::value).collect(Collectors.joining(","));
    }
}
