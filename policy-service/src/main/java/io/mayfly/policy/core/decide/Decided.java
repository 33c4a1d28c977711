/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.decide;

import java.util.List;

import io.mayfly.common.event.DecisionEvent;

/**
 * What came of one poll.
 *
 * @param decisions the new ones; what was decided before is not among them
 * @param contradicted starts of tasks that had started with another event, which lead to nothing
 */
public record Decided(List<DecisionEvent> decisions, List<Start> contradicted) {

    public Decided {
        decisions = List.copyOf(decisions);
        contradicted = List.copyOf(contradicted);
    }
}
