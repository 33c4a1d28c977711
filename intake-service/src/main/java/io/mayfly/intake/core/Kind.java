/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.intake.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a mapping rule says that an event is. */
enum Kind {
    START,
    HEARTBEAT,
    END,
    RETRY,
    SUSPEND,
    RESUME,
    END_OF_SCOPE,
    TICKET_OPENED,
    TICKET_UPDATED,
    TICKET_CLOSED,
    OWNER_DISABLED,
    PRINCIPAL_DISABLED,
    IGNORE;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Whether an event of this kind is an end even where its data cannot be read. */
    boolean isEnd() {
        return this == END || this == TICKET_CLOSED;
    }
}
