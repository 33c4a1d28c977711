/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.outbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that may be sent, in waves: one row of each subject at a time, so that a lost
 * acknowledgement can never put a later event of a subject before an earlier one.
 */
final class Waves {

    private Waves() {}

    /**
     * Sorts what this replica has locked.
     *
     * @param first the lowest unacknowledged seq of each subject, by whomever it is locked; a
     *     subject whose next row is not ours is left to its holder
     */
    static List<List<OutboxRow>> of(List<OutboxRow> locked, Map<String, Long> first) {
        Map<String, Long> next = new HashMap<>(first);
        Map<String, Integer> sent = new HashMap<>();
        List<List<OutboxRow>> waves = new ArrayList<>();
        for (OutboxRow row : bySeq(locked)) {
            if (next.get(row.subject()) != null && next.get(row.subject()) == row.seq()) {
                int wave = sent.merge(row.subject(), 1, Integer::sum);
                if (waves.size() < wave) {
                    waves.add(new ArrayList<>());
                }
                waves.get(wave - 1).add(row);
                next.put(row.subject(), row.seq() + 1);
            }
        }
        return waves;
    }

    private static List<OutboxRow> bySeq(List<OutboxRow> rows) {
        return rows.stream().sorted(Comparator.comparingLong(OutboxRow::seq)).toList();
    }
}
