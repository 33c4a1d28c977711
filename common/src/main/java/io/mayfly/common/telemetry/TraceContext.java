/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.telemetry;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The W3C Trace Context that an event carries, as it stands in the headers.
 *
 * @param traceparent version 00 form, lower case
 * @param tracestate the vendors' list, passed on untouched
 */
public record TraceContext(String traceparent, Optional<String> tracestate) {

    private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern NOTHING =
            Pattern.compile("00-(0{32}-[0-9a-f]{16}|[0-9a-f]{32}-0{16})-.*");
    private static final int LONGEST_STATE = 512;

    public TraceContext {
        if (!valid(traceparent)) {
            throw new IllegalArgumentException("traceparent is not of the W3C form");
        }
        tracestate = tracestate.filter(state -> state.length() <= LONGEST_STATE);
    }

    /**
     * The context in these headers. A malformed one counts as absent: a trace is never a reason to
     * refuse an event.
     */
    public static Optional<TraceContext> of(
            Optional<String> traceparent, Optional<String> tracestate) {
        return traceparent
                .filter(TraceContext::valid)
                .map(parent -> new TraceContext(parent, tracestate));
    }

    private static boolean valid(String traceparent) {
        return FORM.matcher(traceparent).matches() && !NOTHING.matcher(traceparent).matches();
    }

    /** The trace id: 32 hex digits. */
    public String traceId() {
        return traceparent.substring(3, 35);
    }
}
