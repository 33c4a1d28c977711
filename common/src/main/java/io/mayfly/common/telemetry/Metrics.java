/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.telemetry;

/** Names of metrics and their labels. Base units only; no ids as labels. */
public final class Metrics {

    public static final String GRANTS_ACTIVE = "mayfly.grants.active";
    public static final String GRANT_ISSUE = "mayfly.grant.issue";
    public static final String REVOCATION = "mayfly.revocation";
    public static final String REVOCATION_DEBT = "mayfly.revocation.debt";
    public static final String REVOCATION_DEBT_OLDEST = "mayfly.revocation.debt.oldest";
    public static final String DECISIONS = "mayfly.decisions";
    public static final String PICK_UPS = "mayfly.pick.ups";
    public static final String REFUSED_EVENTS = "mayfly.refused.events";
    public static final String QUARANTINED_EVENTS = "mayfly.quarantined.events";
    public static final String TARGET_UP = "mayfly.target.up";
    public static final String CHANNEL_POLL_AGE = "mayfly.channel.poll.age";
    public static final String OLDEST_UNPROCESSED_EVENT = "mayfly.oldest.unprocessed.event";
    public static final String LEDGER_ENTRIES = "mayfly.ledger.entries";
    public static final String LEDGER_VERIFY_FAILED = "mayfly.ledger.verify.failed";
    public static final String OUTBOX_OLDEST = "mayfly.outbox.oldest";

    public static final String LABEL_TARGET = "target";
    public static final String LABEL_REASON = "reason";
    public static final String LABEL_STAGE = "stage";
    public static final String LABEL_SOURCE = "source";
    public static final String LABEL_CHANNEL = "channel";
    public static final String LABEL_EFFECT = "effect";
    public static final String LABEL_POLICY = "policy";

    private Metrics() {}
}
