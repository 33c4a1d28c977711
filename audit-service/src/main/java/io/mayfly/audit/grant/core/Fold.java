/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.grant.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mayfly.audit.ledger.core.Entry;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.task.TaskKey;

/**
 * Folds entries into views of grants. It starts from what is known of the grants and tasks that the
 * entries can {@linkplain Reach reach}, and says what has changed; started from nothing with all
 * entries it builds all views again.
 */
public final class Fold {

    private final Map<GrantId, GrantView> before = new HashMap<>();
    private final Map<GrantId, GrantView> views = new HashMap<>();
    private final Map<TaskKey, TaskMark> marksBefore = new HashMap<>();
    private final Map<TaskKey, TaskMark> marks = new HashMap<>();

    /** A fold that goes on from these. */
    public Fold(Collection<GrantView> known, Collection<TaskMark> knownMarks) {
        known.forEach(view -> before.put(view.id(), view));
        knownMarks.forEach(mark -> marksBefore.put(mark.task(), mark));
        views.putAll(before);
        marks.putAll(marksBefore);
    }

    /** A fold that starts from nothing. */
    public static Fold fromNothing() {
        return new Fold(List.of(), List.of());
    }

    /** Adds what the entries say, in any order. */
    public Fold add(Collection<Entry> entries) {
        for (Entry entry : entries) {
            Said.ofGrant(entry).ifPresent(said -> views.merge(said.id(), said, GrantView::join));
            Said.ofTask(entry).ifPresent(mark -> marks.merge(mark.task(), mark, TaskMark::join));
        }
        views.replaceAll((id, view) -> withTaskMark(view));
        return this;
    }

    private GrantView withTaskMark(GrantView view) {
        Optional<TaskMark> mark = view.task().flatMap(task -> Optional.ofNullable(marks.get(task)));
        return mark.map(view::marked).orElse(view);
    }

    /** The views that are new or other than they were. */
    public List<GrantView> changedViews() {
        return views.values().stream().filter(view -> !view.equals(before.get(view.id()))).toList();
    }

    /** The marks of tasks that are new or other than they were. */
    public List<TaskMark> changedMarks() {
        return marks.values().stream()
                .filter(mark -> !mark.equals(marksBefore.get(mark.task())))
                .toList();
    }

    /**
     * What some entries can change.
     *
     * @param marked tasks that are marked by them: all grants of these change
     * @param tasks tasks of the grants: their marks have to be known
     */
    public record Reach(Set<GrantId> grants, Set<TaskKey> marked, Set<TaskKey> tasks) {
        public Reach {
            grants = Set.copyOf(grants);
            marked = Set.copyOf(marked);
            tasks = Set.copyOf(tasks);
        }

        /** The reach of these entries. */
        public static Reach of(Collection<Entry> entries) {
            Set<GrantId> grants = new HashSet<>();
            Set<TaskKey> marked = new HashSet<>();
            Set<TaskKey> tasks = new HashSet<>();
            for (Entry entry : entries) {
                Said.ofGrant(entry).map(GrantView::id).ifPresent(grants::add);
                Said.ofTask(entry).map(TaskMark::task).ifPresent(marked::add);
                entry.about().task().ifPresent(tasks::add);
            }
            return new Reach(grants, marked, tasks);
        }

        /** Whether nothing changes. */
        public boolean isEmpty() {
            return grants.isEmpty() && marked.isEmpty();
        }
    }
}
