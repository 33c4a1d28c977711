/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GrantIdTest {

    private static final TaskKey TASK = task("demo", "read-orders", 1);

    @Test
    void staysTheSameFromReleaseToRelease() {
        // computed once with an independent implementation over the same bytes
        assertThat(GrantId.of(TASK, access("shop", "orders", 0, "select")))
                .hasToString("72940904-b55e-5b85-9329-64aa1ef3d04d");
        assertThat(GrantId.of(task("ci", "日本/#7", 12), access("t", "a b", 3, "b", "a")))
                .hasToString("79b29306-91e8-504d-9c9e-bc1dc5f58318");
    }

    @Test
    void doesNotDependOnTheOrderOfActions() {
        assertThat(GrantId.of(TASK, access("shop", "orders", 0, "insert", "select")))
                .isEqualTo(GrantId.of(TASK, access("shop", "orders", 0, "select", "insert")));
    }

    @Test
    void differsWhereAnyPartDiffersEvenIfTheConcatenationIsTheSame() {
        // given
        Set<GrantId> ids = new HashSet<>();

        // when
        ids.add(GrantId.of(task("ab", "c", 1), access("t", "r", 0, "x")));
        ids.add(GrantId.of(task("a", "bc", 1), access("t", "r", 0, "x")));
        ids.add(GrantId.of(task("a", "b", 1), access("ct", "r", 0, "x")));
        ids.add(GrantId.of(task("a", "bc", 2), access("t", "r", 0, "x")));
        ids.add(GrantId.of(task("a", "bc", 1), access("t", "r", 1, "x")));
        ids.add(GrantId.of(task("a", "bc", 1), access("t", "rx", 0, "x")));
        ids.add(GrantId.of(task("a", "bc", 1), access("t", "r", 0, "x", "y")));
        ids.add(GrantId.of(task("a", "bc", 1), access("t", "r", 0, "xy")));

        // then
        assertThat(ids).hasSize(8);
    }

    @Test
    void refusesTextThatIsNoUuid() {
        assertThatThrownBy(() -> GrantId.parse("1-1-1-1-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1-1-1-1-1");
    }

    private static TaskKey task(String source, String id, int attempt) {
        return new TaskKey(new SourceName(source), id, attempt);
    }

    private static Access access(String target, String resource, int ordinal, String... actions) {
        TreeSet<Action> set = new TreeSet<>();
        List.of(actions).forEach(action -> set.add(new Action(action)));
        return new Access(new TargetName(target), new ResourceName(resource), set, ordinal);
    }
}
