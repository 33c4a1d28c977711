/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.revoker.event;

import io.mayfly.common.event.Subject;
import io.mayfly.runtime.trace.OpenSpan;

/** Names in a span what it is about. */
final class Spans {

    private Spans() {}

    static OpenSpan about(OpenSpan span, Subject subject) {
        return switch (subject) {
            case Subject.OfTask(var task) -> span.task(task);
            case Subject.OfGrant(var grant) -> span.grant(grant);
            case Subject.OfPrincipal principal -> span;
            case Subject.OfOwner owner -> span;
            case Subject.OfSource source -> span;
        };
    }
}
