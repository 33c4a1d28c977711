/** Deciding: a start and what is known of it become one decision, once. */
package io.mayfly.policy.core.decide;
