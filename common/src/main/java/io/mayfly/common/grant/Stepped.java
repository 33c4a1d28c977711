/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.grant;

import java.util.List;
import java.util.Objects;

/** The answer of a step: the grant as it is now, and what has to be done. */
public record Stepped(Grant grant, List<Effect> effects) {

    public Stepped {
        Objects.requireNonNull(grant, "grant");
        effects = List.copyOf(effects);
    }

    static Stepped to(Grant grant, Effect... effects) {
        return new Stepped(grant, List.of(effects));
    }

    /** What came changes nothing here: it is late, repeated, or not for this state. */
    static Stepped stays(Grant grant) {
        return new Stepped(grant, List.of());
    }
}
