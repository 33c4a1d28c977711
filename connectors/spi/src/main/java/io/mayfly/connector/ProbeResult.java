/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.connector;

import java.util.Objects;

/** What came of trying a credential. */
public sealed interface ProbeResult {

    /** It worked. */
    record LetIn() implements ProbeResult {}

    /** The target refused it, in the target's own words. */
    record Refused(String answer) implements ProbeResult {
        public Refused {
            Objects.requireNonNull(answer, "answer");
        }
    }

    /** Nobody can tell: the target could not be asked. Counts as a failed drill. */
    record Unknown(String why) implements ProbeResult {
        public Unknown {
            Objects.requireNonNull(why, "why");
        }
    }
}
