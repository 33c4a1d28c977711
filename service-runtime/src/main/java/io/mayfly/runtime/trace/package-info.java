/** Spans in the traces that events carry. */
package io.mayfly.runtime.trace;
