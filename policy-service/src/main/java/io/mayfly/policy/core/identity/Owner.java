/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.policy.core.identity;

import java.util.Objects;

import io.mayfly.common.event.IdentityRecord.OwnerRecord;
import io.mayfly.common.identity.OwnerId;
import io.mayfly.common.identity.Pinned;

/** An owner at its current version. */
public record Owner(OwnerId id, String name, Standing standing, FileMark mark) {

    public Owner {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(mark, "mark");
    }

    /** The first version of what a file declares. */
    public static Owner first(OwnerFile file) {
        return new Owner(file.id(), file.name(), Standing.first(file.enabled()), file.mark());
    }

    /** What it becomes by its file as it stands now; the same if that says nothing new. */
    public Owner declared(OwnerFile file) {
        boolean untouched = mark.version().equals(file.mark().version());
        boolean enabled = untouched ? standing.enabled() : file.enabled();
        if (name.equals(file.name()) && enabled == standing.enabled()) {
            return new Owner(id, name, standing, file.mark());
        }
        return new Owner(id, file.name(), standing.next(enabled), file.mark());
    }

    /** Locked; the same if it is already. */
    public Owner disabled() {
        return standing.enabled() ? new Owner(id, name, standing.next(false), mark) : this;
    }

    /** Its file is gone: locked, until there is one again. */
    public Owner removed() {
        return new Owner(id, name, disabled().standing, mark.removed());
    }

    /** Itself, at this version. */
    public Pinned<OwnerId> pinned() {
        return new Pinned<>(id, standing.version());
    }

    /** Its whole state for the bus. */
    public OwnerRecord record() {
        return new OwnerRecord(id, name, standing.version(), standing.enabled(), standing.cutOff());
    }
}
