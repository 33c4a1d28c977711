/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.mayfly.audit.Lives;
import io.mayfly.audit.Spoken;
import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.common.event.EventType;
import io.mayfly.common.event.Samples;
import io.mayfly.common.event.Subject;
import io.mayfly.common.task.TaskKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FoldTest {

    private static final TaskKey TASK = Lives.task(1);
    private static final List<Entry> WHOLE = Lives.whole(new Spoken(), TASK).entries();

    @Test
    void foldsAWholeLife() {
        // when
        GrantView view = only(WHOLE);

        // then
        assertThat(view.id()).isEqualTo(Lives.grant(TASK));
        assertThat(view.state()).isEqualTo(GrantState.REVOKED);
        assertThat(view.terms().orElseThrow().principal()).isEqualTo(Samples.PRINCIPAL);
        assertThat(view.at(Milestone.APPROVED)).contains(Spoken.START.plusMillis(10));
        assertThat(view.at(Milestone.ENDED)).contains(Spoken.START.plusMillis(40));
        assertThat(view.at(Milestone.MARKED)).contains(Spoken.START.plusMillis(50));
        assertThat(view.provedAt()).contains(Spoken.START.plusMillis(90));
        assertThat(view.reason()).map(Counted::value).contains("task-ended");
        assertThat(view.traceId()).map(Counted::value).contains(Spoken.TRACE.traceId());
    }

    @Test
    void countsAccessFromIssueToContainment() {
        // when
        AccessInterval access = only(WHOLE).access().orElseThrow();

        // then
        assertThat(access.holds(Spoken.START.plusMillis(19))).isFalse();
        assertThat(access.holds(Spoken.START.plusMillis(20))).isTrue();
        assertThat(access.holds(Spoken.START.plusMillis(69))).isTrue();
        assertThat(access.holds(Spoken.START.plusMillis(70))).isFalse();
    }

    @Test
    void countsAccessWithoutEndWhileNothingIsContained() {
        // given
        List<Entry> entries =
                Lives.begun(new Spoken(), TASK)
                        .say(2, Lives.ended(TASK))
                        .say(1, Lives.mark(new Subject.OfTask(TASK)))
                        .entries();

        // then
        assertThat(only(entries).access().orElseThrow().until()).isEmpty();
        assertThat(only(entries).state()).isEqualTo(GrantState.MARKED);
    }

    @Test
    void countsNoAccessWhereContainmentCameBeforeTheWordOfTheIssue() {
        // given
        List<Entry> entries =
                new Spoken().say(1, Lives.contained(TASK), Lives.issued(TASK)).entries();

        // then
        assertThat(only(entries).access()).isEmpty();
    }

    /** 500 random orders in random batches, each with repeats, all end in the same views. */
    @Test
    void endsInTheSameViewsInWhateverOrder() {
        // given
        Spoken spoken = new Spoken();
        for (int i = 1; i <= 3; i++) {
            Lives.whole(spoken, Lives.task(i));
            // a read-back that still found something, so that it was done twice
            spoken.say(5, Lives.removed(Lives.task(i)), Lives.contained(Lives.task(i)));
        }
        Lives.begun(spoken, Lives.task(4));
        spoken.say(3, Lives.renewed(Lives.task(4), Spoken.START.plusSeconds(120)));
        spoken.say(4, Lives.renewed(Lives.task(4), Spoken.START.plusSeconds(90)));
        spoken.say(1, Lives.mark(new Subject.OfGrant(Lives.grant(Lives.task(4)))));
        Lives.samples().forEach(event -> spoken.say(9, event));
        List<Entry> entries = spoken.entries();
        Set<GrantView> expected = Set.copyOf(Fold.fromNothing().add(entries).changedViews());

        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            // when
            Set<GrantView> views = folded(shuffled(entries, random), random);

            // then
            assertThat(views).isEqualTo(expected);
        }
    }

    @Test
    void saysThatNothingChangesWhenAllIsKnown() {
        // given
        Fold first = Fold.fromNothing().add(WHOLE);

        // when
        Fold again = new Fold(first.changedViews(), first.changedMarks()).add(WHOLE);

        // then
        assertThat(again.changedViews()).isEmpty();
        assertThat(again.changedMarks()).isEmpty();
    }

    @Test
    void takesTheRenewalThatWasCountedLast() {
        // given
        List<Entry> entries =
                Lives.begun(new Spoken(), TASK)
                        .say(4, Lives.renewed(TASK, Spoken.START.plusSeconds(90)))
                        .say(3, Lives.renewed(TASK, Spoken.START.plusSeconds(120)))
                        .entries();

        // then
        assertThat(only(entries).notAfter())
                .map(Counted::value)
                .contains(Spoken.START.plusSeconds(90));
    }

    @Test
    void reachesAllThatEntriesCanChange() {
        // when
        Fold.Reach reach = Fold.Reach.of(WHOLE);

        // then
        assertThat(reach.grants()).containsExactly(Lives.grant(TASK));
        assertThat(reach.marked()).containsExactly(TASK);
        assertThat(reach.tasks()).containsExactly(TASK);
    }

    @Test
    void deniesWithoutAccess() {
        // given
        List<Entry> entries = new Spoken().say(1, Samples.of(EventType.GRANT_DENIED)).entries();

        // then
        assertThat(only(entries).state()).isEqualTo(GrantState.DENIED);
        assertThat(only(entries).access()).isEmpty();
        assertThat(only(entries).refusal()).map(Counted::value).contains("policy-denied");
    }

    private static GrantView only(List<Entry> entries) {
        List<GrantView> views = Fold.fromNothing().add(entries).changedViews();
        assertThat(views).hasSize(1);
        return views.getFirst();
    }

    private static List<Entry> shuffled(List<Entry> entries, Random random) {
        List<Entry> shuffled = new ArrayList<>(entries);
        shuffled.addAll(entries.subList(0, random.nextInt(entries.size())));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** In batches, each from what the ones before have left, as the store does it. */
    private static Set<GrantView> folded(List<Entry> entries, Random random) {
        List<GrantView> views = new ArrayList<>();
        List<TaskMark> marks = new ArrayList<>();
        int next = 0;
        while (next < entries.size()) {
            int end = Math.min(entries.size(), next + 1 + random.nextInt(8));
            List<Entry> batch = entries.subList(next, end);
            Fold.Reach reach = Fold.Reach.of(batch);
            Fold fold =
                    new Fold(
                                    views.stream().filter(view -> reaches(reach, view)).toList(),
                                    marks.stream()
                                            .filter(mark -> reach.tasks().contains(mark.task()))
                                            .toList())
                            .add(batch);
            for (GrantView changed : fold.changedViews()) {
                views.removeIf(view -> view.id().equals(changed.id()));
                views.add(changed);
            }
            for (TaskMark changed : fold.changedMarks()) {
                marks.removeIf(mark -> mark.task().equals(changed.task()));
                marks.add(changed);
            }
            next = end;
        }
        return Set.copyOf(views);
    }

    private static boolean reaches(Fold.Reach reach, GrantView view) {
        return reach.grants().contains(view.id())
                || view.task().filter(reach.marked()::contains).isPresent();
    }
}
