/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.event.EventId;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.ReadPosition;
import io.mayfly.common.event.TaskEvent.TaskStarted;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.identity.PublicKeyJwk;
import io.mayfly.common.task.AccessRequest;
import io.mayfly.common.task.Origin;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import io.mayfly.policy.core.file.FileText;
import io.mayfly.policy.core.identity.Owner;
import io.mayfly.policy.core.identity.OwnerFile;
import io.mayfly.policy.core.identity.Principal;
import io.mayfly.policy.core.identity.PrincipalFile;
import io.mayfly.policy.core.rule.Policy;
import io.mayfly.policy.core.rule.PolicyFile;
import io.mayfly.policy.core.rule.PolicySet;

/** What the tests of deciding begin with: a policy, an agent with its owner, a start. */
public final class Given {

    public static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    public static final String READ_ORDERS =
            """
            name: agents-read-one-dataset
            effect: permit
            sources: [demo]
            principals:
              kinds: [agent]
            target: shop
            resources: [orders]
            actions: [select]
            maxDuration: 60s
            """;

    private Given() {}

    public static Policy policy(String yaml) {
        return new PolicyFile(Duration.ofHours(8)).read(new FileText("policies/p.yaml", yaml));
    }

    public static PolicySet policies(String... yaml) {
        return new PolicySet(Arrays.stream(yaml).map(Given::policy).toList());
    }

    public static OwnerFile ownerFile(String yaml) {
        return OwnerFile.read(new FileText("owners/ana.yaml", yaml));
    }

    public static PrincipalFile principalFile(String yaml) {
        return PrincipalFile.read(
                new FileText("principals/agent-7.yaml", yaml),
                name -> {
                    throw new IllegalArgumentException("names a file that cannot be read");
                });
    }

    public static Owner ana() {
        return Owner.first(ownerFile("{id: ana, name: Ana}"));
    }

    public static Principal agent7() {
        return Principal.first(
                principalFile("{id: agent-7, kind: agent, owner: ana, sources: [demo]}"));
    }

    public static Access access(String target, String resource, String... actions) {
        return Access.of(
                new TargetName(target),
                new ResourceName(resource),
                Arrays.stream(actions).map(Action::new).toList());
    }

    public static Access orders() {
        return access("shop", "orders", "select");
    }

    public static TaskKey task(String id) {
        return new TaskKey(new SourceName("demo"), id, 1);
    }

    public static AccessRequest request(Collection<Access> accesses) {
        return new AccessRequest(
                new PrincipalId("agent-7"),
                List.copyOf(accesses),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>());
    }

    public static AccessRequest inContext(Map<String, String> context) {
        return new AccessRequest(
                new PrincipalId("agent-7"),
                List.of(orders()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(context));
    }

    public static AccessRequest lasting(Duration asked) {
        return new AccessRequest(
                new PrincipalId("agent-7"),
                List.of(orders()),
                Optional.of(asked),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>());
    }

    public static AccessRequest sealedTo(PublicKeyJwk key) {
        return new AccessRequest(
                new PrincipalId("agent-7"),
                List.of(orders()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(key),
                new TreeMap<>());
    }

    public static Start start(TaskKey task, AccessRequest request) {
        return new Start(
                EventId.of(task.toString(), EventType.TASK_STARTED, 1),
                new TaskStarted(
                        task,
                        new Origin("/agents", "event-" + task.id(), "started", Optional.empty()),
                        request),
                T0,
                new ReadPosition(3, 42),
                Optional.empty());
    }

    public static Start start() {
        return start(task("run-1"), request(List.of(orders())));
    }

    /** All is well: the task runs, a second has passed, everybody is known. */
    public static Circumstances fine() {
        return new Circumstances(
                T0.plusSeconds(1), false, Optional.of(agent7()), Optional.of(ana()));
    }
}
