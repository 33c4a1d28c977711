/** Policies: read from files, compiled once, found by target and action, asked one question. */
package io.mayfly.policy.core.rule;
