/** Watching the operator's files. */
package io.mayfly.policy.library;
