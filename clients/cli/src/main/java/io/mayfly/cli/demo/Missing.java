/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.cli.demo;

import java.util.ArrayList;
import java.util.List;

import io.mayfly.cli.grants.Timeline;
import io.mayfly.cli.workload.Sighting.What;

/**
 * What a demo's agent should have seen and did not. Empty means that the promise was kept before
 * its eyes.
 */
final class Missing {

    private Missing() {}

    static List<String> of(WorkloadProcess agent, Timeline timeline) {
        List<String> missing = new ArrayList<>();
        need(missing, agent.first(What.USABLE).isPresent(), "a query that was answered");
        need(
                missing,
                agent.first(What.OTHER_TABLE_REFUSED).isPresent()
                        && agent.first(What.OTHER_TABLE_READ).isEmpty(),
                "the refusal of a table that was not asked for");
        need(missing, agent.first(What.QUERY_RUNNING).isPresent(), "a running query");
        need(
                missing,
                agent.first(What.THROWN_OUT).isPresent(),
                "the end of its session in the middle of that query");
        need(
                missing,
                agent.first(What.LOGIN_REFUSED).isPresent()
                        && agent.first(What.LOGIN_LET_IN).isEmpty(),
                "the refusal of the next login");
        need(missing, timeline.grant().proved(), "the ledger's proof that it is gone");
        return missing;
    }

    private static void need(List<String> missing, boolean seen, String what) {
        if (!seen) {
            missing.add(what);
        }
    }
}
