/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

import java.util.Objects;

import io.mayfly.common.event.IdentityRecord.PrincipalRecord;
import io.mayfly.common.identity.Pinned;
import io.mayfly.common.identity.PrincipalId;

/** A principal at its current version. */
public record Principal(
        PrincipalId id, PrincipalDetails details, Standing standing, FileMark mark) {

    public Principal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(mark, "mark");
    }

    /** The first version of what a file declares. */
    public static Principal first(PrincipalFile file) {
        return new Principal(
                file.id(), file.details(), Standing.first(file.enabled()), file.mark());
    }

    /** What it becomes by its file as it stands now; the same if that says nothing new. */
    public Principal declared(PrincipalFile file) {
        boolean untouched = mark.version().equals(file.mark().version());
        boolean enabled = untouched ? standing.enabled() : file.enabled();
        if (details.equals(file.details()) && enabled == standing.enabled()) {
            return new Principal(id, details, standing, file.mark());
        }
        return new Principal(id, file.details(), standing.next(enabled), file.mark());
    }

    /** Locked; the same if it is already. */
    public Principal disabled() {
        return standing.enabled() ? new Principal(id, details, standing.next(false), mark) : this;
    }

    /** Its file is gone: locked, until there is one again. */
    public Principal removed() {
        Principal disabled = disabled();
        return new Principal(id, details, disabled.standing, mark.removed());
    }

    /** Itself, at this version. */
    public Pinned<PrincipalId> pinned() {
        return new Pinned<>(id, standing.version());
    }

    /** Its whole state for the bus. */
    public PrincipalRecord record() {
        return new PrincipalRecord(
                id,
                details.kind(),
                details.owner(),
                standing.version(),
                standing.enabled(),
                standing.cutOff(),
                details.keys());
    }
}
