/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

import io.mayfly.common.access.Access;
import io.mayfly.common.access.Action;
import io.mayfly.common.access.ResourceName;
import io.mayfly.common.access.TargetName;
import io.mayfly.common.identity.PrincipalId;
import io.mayfly.common.task.AccessRequest;
import io.mayfly.common.task.SourceName;
import io.mayfly.common.task.TaskKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptsTest {

    private static final OptionalInt NONE = OptionalInt.empty();

    private final Source source = source(false);
    private final Attempts attempts = new Attempts(List.of());

    @Test
    void opensANewAttemptAtAStartThatFollowsAnEnd() {
        // given
        start(source, NONE, "a");
        end(NONE);

        // when
        Attempts.Started started = start(source, NONE, "a");

        // then
        assertThat(started).isEqualTo(new Attempts.Started.News(key(2), List.of()));
    }

    @Test
    void closesTheAttemptThatTheNextStartWouldGetWhenTheEndComesFirst() {
        // given
        List<TaskKey> ended = end(NONE);

        // when
        Attempts.Started started = start(source, NONE, "a");

        // then
        assertThat(ended).containsExactly(key(1));
        assertThat(started).isEqualTo(new Attempts.Started.News(key(1), List.of()));
        assertThat(open()).isEmpty();
    }

    @Test
    void dropsAStartThatRepeatsTheFirst() {
        // given
        start(source, NONE, "a");

        // when
        Attempts.Started started = start(source, NONE, "a");

        // then
        assertThat(started).isEqualTo(new Attempts.Started.Repeat());
    }

    @Test
    void findsAContradictionInAStartThatDiffersFromTheFirst() {
        // given
        start(source, NONE, "a");

        // when
        Attempts.Started started = start(source, NONE, "b");

        // then
        assertThat(started).isEqualTo(new Attempts.Started.Contradiction(key(1)));
    }

    @Test
    void endsEarlierAttemptsAtALaterStart() {
        // given
        start(source, OptionalInt.of(1), "a");

        // when
        Attempts.Started started = start(source, OptionalInt.of(2), "a");

        // then
        assertThat(started).isEqualTo(new Attempts.Started.News(key(2), List.of(key(1))));
        assertThat(open()).containsExactly(key(2));
    }

    @Test
    void endsAnAttemptWhoseStartComesAfterThatOfALaterOne() {
        // given
        start(source, OptionalInt.of(2), "a");

        // when
        Attempts.Started started = start(source, OptionalInt.of(1), "a");

        // then
        assertThat(started).isEqualTo(new Attempts.Started.News(key(1), List.of(key(1))));
        assertThat(open()).containsExactly(key(2));
    }

    @Test
    void leavesAttemptsOfAParallelSourceBesideEachOther() {
        // given
        Source parallel = source(true);
        start(parallel, OptionalInt.of(2), "a");

        // when
        Attempts.Started started = start(parallel, OptionalInt.of(1), "a");

        // then
        assertThat(started).isEqualTo(new Attempts.Started.News(key(1), List.of()));
        assertThat(open()).containsExactlyInAnyOrder(key(1), key(2));
    }

    @Test
    void endsAllThatWereSeenAtAnEndThatNamesNone() {
        // given
        Source parallel = source(true);
        start(parallel, OptionalInt.of(1), "a");
        start(parallel, OptionalInt.of(2), "a");

        // when
        List<TaskKey> ended = end(NONE);

        // then
        assertThat(ended).containsExactly(key(1), key(2));
    }

    private Attempts.Started start(Source from, OptionalInt attempt, String digest) {
        return attempts.start(
                from, new Saying.Start(task(attempt), request(), Optional.empty(), false), digest);
    }

    private List<TaskKey> end(OptionalInt attempt) {
        return attempts.end(source, task(attempt));
    }

    private List<TaskKey> open() {
        return attempts.changed().stream().filter(Attempt::open).map(Attempt::key).toList();
    }

    private static Saying.TaskName task(OptionalInt attempt) {
        return new Saying.TaskName("t-1", attempt);
    }

    private TaskKey key(int attempt) {
        return new TaskKey(source.name(), "t-1", attempt);
    }

    private static Source source(boolean parallel) {
        return new Source(
                new SourceName("demo"), "demo", List.of(), parallel, Optional.empty(), true);
    }

    private static AccessRequest request() {
        return new AccessRequest(
                new PrincipalId("agent-7"),
                List.of(
                        new Access(
                                new TargetName("shop"),
                                new ResourceName("orders"),
                                new TreeSet<>(List.of(new Action("select"))),
                                0)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>());
    }
}
