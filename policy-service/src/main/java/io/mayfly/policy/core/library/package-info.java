/** The operator's files as a whole: read together, swapped at once. */
package io.mayfly.policy.core.library;
