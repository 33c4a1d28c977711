/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.audit.timeline.core;

import io.mayfly.common.event.RevocationEvent;
import io.mayfly.common.grant.Proof;

/** What the revoker's events say, in a sentence for people. */
final class RevocationTelling {

    private RevocationTelling() {}

    static String of(RevocationEvent event) {
        return switch (event) {
            case RevocationEvent.OfGrant ofGrant -> grant(ofGrant);
            case RevocationEvent.OfTarget ofTarget -> target(ofTarget);
        };
    }

    private static String grant(RevocationEvent.OfGrant event) {
        return switch (event) {
            case RevocationEvent.RevocationRequested requested ->
                    requested.reason().word()
                            + requested.by().map(who -> " by " + who).orElse("")
                            + Telling.note(requested.note());
            case RevocationEvent.GrantContained contained ->
                    "tombstone committed on the target: no new use";
            case RevocationEvent.EntitlementRemoved removed ->
                    "%s ended, entitlement deleted".formatted(sessions(removed.sessionsEnded()));
            case RevocationEvent.RevocationAttemptFailed failed ->
                    "%s, attempt %d: %s; again at %s"
                            .formatted(
                                    failed.step().word(),
                                    failed.attempt(),
                                    failed.error(),
                                    failed.nextTry());
            case RevocationEvent.GrantRevoked revoked ->
                    "%s; proved: %s".formatted(revoked.reason().word(), proof(revoked.proof()));
            case RevocationEvent.GrantAborted aborted ->
                    "%s; nothing was ever there; proved: %s"
                            .formatted(aborted.reason().word(), proof(aborted.proof()));
        };
    }

    private static String sessions(int ended) {
        return ended == 1 ? "1 live session" : ended + " live sessions";
    }

    private static String proof(Proof proof) {
        return switch (proof) {
            case Proof.ReadBack(var inspection) ->
                    "read back in a later transaction, no entitlement, no session";
            case Proof.Released(int holders) ->
                    "let go, held on by %d other%s".formatted(holders, holders == 1 ? "" : "s");
        };
    }

    private static String target(RevocationEvent.OfTarget event) {
        return switch (event) {
            case RevocationEvent.StandingAccessFound found ->
                    "%s on %s".formatted(found.what(), found.target());
            case RevocationEvent.StandingAccessRemoved removed ->
                    "%s on %s".formatted(removed.what(), removed.target());
            case RevocationEvent.DrillPassed passed ->
                    "refused with %s on %s".formatted(passed.refusedWith(), passed.target());
            case RevocationEvent.DrillFailed failed ->
                    "%s on %s".formatted(failed.detail(), failed.target());
        };
    }
}
