/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.runtime.trace;

import io.mayfly.common.access.TargetName;
import io.mayfly.common.grant.GrantId;
import io.mayfly.common.task.TaskKey;
import io.mayfly.common.telemetry.Attributes;
import io.mayfly.common.telemetry.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** A span that is current on this thread until it is closed. */
public final class OpenSpan implements AutoCloseable {

    private final Span span;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // closed in close()
    OpenSpan(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
    }

    /** Names the grant that the work is about. */
    public OpenSpan grant(GrantId grant) {
        span.setAttribute(Attributes.GRANT_ID, grant.toString());
        return this;
    }

    /** Names the task that the work is about. */
    public OpenSpan task(TaskKey task) {
        span.setAttribute(Attributes.TASK_KEY, task.toString());
        return this;
    }

    /** Names the target that the work is on. */
    public OpenSpan target(TargetName target) {
        span.setAttribute(Attributes.TARGET, target.toString());
        return this;
    }

    /** Says that the work failed, by the kind of failure alone: its text may hold anything. */
    public OpenSpan failed(Throwable failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", failure.getClass().getName());
        return this;
    }

    /** The context to hand on to whatever follows from this work. */
    public TraceContext context() {
        return Traces.context(span.getSpanContext());
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
